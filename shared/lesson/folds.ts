import type { FactData, FactType } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import type { LessonState } from './state.ts';

/** When a fact became true, and who caused it. */
export type Stamp = { readonly atMs: number; readonly by: SeatId | null };

/** What facts of these types do to the state: of each the parts that change. Pure. */
export type FoldsOf<T extends FactType> = {
  readonly [K in T]: (state: LessonState, data: FactData<K>, stamp: Stamp) => Partial<LessonState>;
};

/** A record without one of its keys. */
export function without<V>(record: Readonly<Record<string, V>>, key: string): Record<string, V> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
