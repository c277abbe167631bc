import { foldLog } from '../../shared/lesson/fold.ts';
import { type InkWish, inkFactsOf } from '../../shared/lesson/ink.ts';
import { encodePoint, NO_POINT } from '../../shared/lesson/inkPoints.ts';
import type { StrokeStyle } from '../../shared/lesson/inkState.ts';
import type { LessonState } from '../../shared/lesson/state.ts';
import type { Body, Fact } from '../../shared/protocol/index.ts';
import type { SeatId } from '../../shared/vocabulary/index.ts';

/** A blank board, written on with a black pen. */
export const blackPen: StrokeStyle = { surface: 'board/1', tool: 'pen', colour: 'black', width: 'medium' };

/** Points as they travel, of places in the sheet's units. */
export function digitsOf(...places: readonly (readonly [x: number, y: number])[]): string {
  let before = NO_POINT;
  return places
    .map(([x, y]) => {
      const point = { x, y, pressure: 128 };
      const digits = encodePoint(point, before);
      before = point;
      return digits;
    })
    .join('');
}

/** One part of a stroke as it is asked for. */
export function part(
  stroke: number,
  points: string,
  more: { readonly from?: number; readonly style?: Partial<StrokeStyle> } = {},
): Body<'ink.draw'>['strokes'][number] {
  return { stroke, from: more.from ?? 0, style: { ...blackPen, ...more.style }, points };
}

/** The facts that a wish of a seat leaves in the log, numbered. */
export function wished(state: LessonState, seatId: SeatId, wish: InkWish): Fact[] {
  const self = state.seats[seatId];
  if (!self) throw new Error(`nobody sits at ${seatId}`);
  return inkFactsOf(state, self, wish).map((fact, index) => ({
    ...fact,
    seq: state.seq + 1 + index,
    atMs: 1_000,
    by: seatId,
  }));
}

/** The state after wishes of a seat. */
export function afterWishes(state: LessonState, seatId: SeatId, ...wishes: readonly InkWish[]): LessonState {
  return wishes.reduce((now, wish) => foldLog(wished(now, seatId, wish), now), state);
}
