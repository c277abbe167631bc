import type { Stores } from '../../../server/persistence/stores.ts';
import type { LessonPlan } from '../../../shared/lesson/state.ts';
import type { Fact, NewFact } from '../../../shared/protocol/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { ids } from '../ids.ts';
import type { MadeTake } from './addTake.ts';
import { addWholeTake } from './addWholeTake.ts';
import { seats } from './takeLesson.ts';

type Told = readonly [takeMs: number, fact: NewFact];

const DAY_MS = 86_400_000;

/** When what is in the takes, in ms since each began; counted by hand. */
export const EVENTS = {
  /** Hands that were not called: two in the newer take, one in the older. */
  uncalled: {
    newer: [
      { fromMs: 9_000, toMs: 12_500 },
      { fromMs: 25_500, toMs: 28_500 },
    ],
    older: [{ fromMs: 10_000, toMs: 16_000 }],
  },
  /** A question with 3 right answers of 12, in the newer take alone. */
  poll: { fromMs: 25_200, toMs: 29_000, percent: 25 },
  /** From the end of the teacher's turn to the first classroom's, in both. */
  gap: { fromMs: 9_000, toMs: 20_000 },
} as const;

const { newer, older } = EVENTS.uncalled;

/**
 * Two takes of `takeLesson`, a day apart, in whose lessons hands are not called and a question is answered wrongly. The
 * newer one is what it is given back as.
 */
export async function addEventfulTakes(stores: Stores, dataDir: string, made: MadeTake) {
  const second = { ...made, title: '茉莉花 第二课时', beganAtMs: made.beganAtMs - DAY_MS };
  const before = await addWholeTake(stores, dataDir, second, (facts, of) =>
    withMore(facts, of.beganAtMs, hand(seats.second, older[0])),
  );
  const now = await addWholeTake(stores, dataDir, made, (facts, { plan, beganAtMs }) =>
    withMore(facts, beganAtMs, [...hand(seats.first, newer[0]), ...hand(seats.second, newer[1]), ...questionOf(plan)]),
  );
  return { ...now, olderTakeId: before.takeId };
}

/** The same log with more in it, each at its moment. */
function withMore(facts: readonly Fact[], beganAtMs: number, told: readonly Told[]): Fact[] {
  const more = told.map(([takeMs, fact]) => ({ ...fact, atMs: beganAtMs + takeMs, by: null, seq: 0 }));
  return [...facts, ...more].sort((a, b) => a.atMs - b.atMs).map((fact, index) => ({ ...fact, seq: index + 1 }));
}

function hand(seatId: SeatId, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): Told[] {
  const child = { name: null, number: null };
  return [
    [fromMs, { type: 'hand.raised', data: { seatId, intent: 'answer', child } }],
    [toMs, { type: 'hand.lowered', data: { seatId, reason: 'teacher' } }],
  ];
}

function questionOf({ listening }: LessonPlan): Told[] {
  const pollId = ids.poll(911);
  const asked = {
    ...{ pollId, type: 'true-false' as const, question: '这是江苏民歌吗？', options: ['对', '错'], picture: null },
  };
  const { fromMs, toMs } = EVENTS.poll;
  const counts = [
    [1, 5],
    [2, 4],
  ];
  return [
    [fromMs, { type: 'poll.opened', data: asked }],
    ...listening.slice(0, 2).map(({ classroomId }, room): Told => {
      const answer = { kind: 'choices' as const, counts: counts[room] ?? [] };
      return [fromMs + 1_000, { type: 'poll.counted', data: { pollId, classroomId, source: 'counts', answer } }];
    }),
    [fromMs + 2_000, { type: 'poll.closed', data: { pollId } }],
    [fromMs + 2_500, { type: 'poll.revealed', data: { pollId, correct: { kind: 'choices', options: [0] } } }],
    [toMs, { type: 'poll.ended', data: { pollId } }],
  ];
}
