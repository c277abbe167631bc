import type { LessonState } from '../../lesson/state.ts';
import { type Surface, surfaceKey } from '../../lesson/surfaceState.ts';
import type { Lanes } from '../../timeline/lanes.ts';
import type { Span } from '../../timeline/tracks.ts';
import { ratio, sum } from '../sequence.ts';

/** A page or board, with every stretch in which it was shown. */
export type ShownPage = {
  readonly key: string;
  readonly surface: Surface;
  readonly spans: readonly Span[];
  /** How long in all, in ms. */
  readonly shownMs: number;
};

/** What was shown, in the order in which it first was. */
export function pagesShown({ pages }: Pick<Lanes, 'pages'>): ShownPage[] {
  const byKey = new Map<string, ShownPage>();
  for (const { surface, fromMs, toMs } of pages) {
    const key = surfaceKey(surface);
    const known = byKey.get(key) ?? { key, surface, spans: [], shownMs: 0 };
    byKey.set(key, { ...known, spans: [...known.spans, { fromMs, toMs }], shownMs: known.shownMs + toMs - fromMs });
  }
  return [...byKey.values()];
}

/** A question as it stands on the timeline, and what came of it. */
export type AskedPoll = Span &
  Pick<Lanes['polls'][number], 'pollId' | 'type' | 'question'> & {
    /** `null`: it was still open when the take ended, so nobody has summed it up. */
    readonly answers: number | null;
    /** Answers over pupils of all listening classrooms, 0–1. One device may answer for several pupils, never for more than there are. */
    readonly responseRatio: number | null;
    /** Right answers over answers, 0–1; `null`: nobody said what is right. */
    readonly rightRatio: number | null;
  };

/** Every question of a take. */
export function pollsAsked({ pollHistory }: LessonState, { polls }: Pick<Lanes, 'polls'>, pupils: number): AskedPoll[] {
  return polls.map(({ pollId, type, question, fromMs, toMs }): AskedPoll => {
    const over = pollHistory.find((each) => each.pollId === pollId);
    const about = { pollId, type, question, fromMs, toMs };
    if (!over) return { ...about, answers: null, responseRatio: null, rightRatio: null };
    const answers = sum(over.classrooms.map((room) => room.answers));
    const judged = over.classrooms.filter(({ right }) => right !== null);
    return {
      ...about,
      answers,
      responseRatio: ratio(answers, pupils),
      rightRatio: ratio(sum(judged.map(({ right }) => right ?? 0)), sum(judged.map((room) => room.answers))),
    };
  });
}
