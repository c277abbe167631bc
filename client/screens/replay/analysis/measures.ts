import type { ClassroomEvidence, Measure } from '../../../../shared/study/analysis/analyse.ts';
import { sum } from '../../../../shared/study/sequence.ts';
import type { Span } from '../../../../shared/timeline/tracks.ts';

/** What classrooms can be compared by, in the order in which it is offered. */
export const MEASURES: readonly Measure[] = ['turns', 'seconds', 'hands', 'grants', 'answers'];

/** A number with the stretches that it was counted from. */
export type Counted = { readonly value: number; readonly spans: readonly Span[] };

/** What a classroom had of something. Seconds are whole ones. */
export function countOf(room: ClassroomEvidence, measure: Measure): Counted {
  const { turns, hands, grants, answers } = room;
  switch (measure) {
    case 'turns':
      return { value: turns.length, spans: turns };
    case 'seconds':
      return { value: Math.round(sum(turns.map(({ spokenMs }) => spokenMs)) / 1_000), spans: turns };
    case 'hands':
      return { value: hands.length, spans: hands };
    case 'grants':
      return { value: grants.length, spans: grants };
    case 'answers': {
      const answered = answers.filter((each) => each.answers > 0);
      return { value: sum(answered.map((each) => each.answers)), spans: answered };
    }
  }
}

/** Where the roll of a classroom was taken within the take; empty where it was not. */
export function rollSpans({ rolledMs }: Pick<ClassroomEvidence, 'rolledMs'>): Span[] {
  return rolledMs === null || rolledMs < 0 ? [] : [{ fromMs: rolledMs, toMs: rolledMs }];
}

/** `37%`; `null` stays: nothing is shown as 0 that is undefined. */
export const percent = (ratio: number | null): string | null => (ratio === null ? null : `${Math.round(ratio * 100)}%`);

/** Two decimals. */
export const decimal = (value: number | null): string | null => (value === null ? null : value.toFixed(2));
