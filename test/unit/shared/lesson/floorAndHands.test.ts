import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/index.ts';
import {
  clearFloor,
  discuss,
  endFloor,
  endTurnsInTime,
  grantFloor,
  MAX_ON_STAGE,
} from '../../../../shared/lesson/floor.ts';
import { foldFact, foldLog } from '../../../../shared/lesson/fold.ts';
import { lowerAllHands, lowerHand, raiseHand } from '../../../../shared/lesson/hands.ts';
import { type HandIntent, NO_CHILD } from '../../../../shared/lesson/handsState.ts';
import { dropSeat, leaveSeat, takeSeat } from '../../../../shared/lesson/presence.ts';
import { emptyLesson, LessonState } from '../../../../shared/lesson/state.ts';
import type { Fact, NewFact } from '../../../../shared/protocol/index.ts';
import { after, classroomJoins, classroomSeat, liveLesson } from '../../../support/lessons.ts';

const CLASSROOMS = 8;
const everyone = [4, 5, 6, 7, 8].reduce((state, n) => after(state, classroomJoins(n)), liveLesson);

type Move = { readonly does: keyof typeof moves; readonly n: number; readonly limitMs: number | null };

/** Everything that can happen to the stage and the queue. */
const moves = {
  raise: (state: LessonState, { n, limitMs }: Move) => {
    const intent: HandIntent = limitMs === null ? 'answer' : 'question';
    return raiseHand(state, classroomSeat(n), { intent, child: NO_CHILD });
  },
  lower: (state: LessonState, { n }: Move) => lowerHand(state, classroomSeat(n), 'classroom'),
  lowerAll: (state: LessonState) => lowerAllHands(state),
  grant: (state: LessonState, { n, limitMs }: Move) => grantFloor(state, { seatId: classroomSeat(n), limitMs }),
  end: (state: LessonState, { n }: Move) => endFloor(state, classroomSeat(n), 'teacher'),
  clear: (state: LessonState) => clearFloor(state),
  open: (state: LessonState) => discuss(state, true),
  close: (state: LessonState) => discuss(state, false),
  timeUp: (state: LessonState) => endTurnsInTime(state, (state.seq + 1) * 1_000),
  drop: (state: LessonState, { n }: Move) => dropSeat(state, classroomSeat(n)),
  leave: (state: LessonState, { n }: Move) => leaveSeat(state, classroomSeat(n), 'left'),
  come: (state: LessonState, { n }: Move) => takeSeat(state, classroomJoins(n).data),
} satisfies Record<string, (state: LessonState, move: Move) => NewFact[]>;

const anyMove: fc.Arbitrary<Move> = fc.record({
  does: fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[])),
  n: fc.integer({ min: 1, max: CLASSROOMS }),
  limitMs: fc.constantFrom(null, 2_000, 5_000, 60_000),
});
const course = fc.array(anyMove, { maxLength: 80 });

/** What a move makes of a state; one that is refused makes nothing. */
function made(state: LessonState, move: Move): NewFact[] {
  try {
    return moves[move.does](state, move);
  } catch (refusal) {
    if (refusal instanceof AppError) return [];
    throw refusal;
  }
}

const seatIds = (places: readonly { seatId: string }[]) => places.map(({ seatId }) => seatId);

/** The queue as anybody would keep it on paper. */
function noted(paper: readonly string[], fact: NewFact): readonly string[] {
  if (fact.type === 'hand.raised' && !paper.includes(fact.data.seatId)) return [...paper, fact.data.seatId];
  return fact.type === 'hand.lowered' ? paper.filter((seatId) => seatId !== fact.data.seatId) : paper;
}

function mustBeSound(state: LessonState): void {
  const [onStage, waiting] = [seatIds(state.floor), seatIds(state.hands)];
  expect(onStage.length).toBeLessThanOrEqual(state.discussion ? MAX_ON_STAGE : 1);
  expect(new Set(onStage).size).toBe(onStage.length);
  expect(new Set(waiting).size).toBe(waiting.length);
  for (const seatId of [...onStage, ...waiting]) expect(state.seats[seatId]?.presence).not.toBe('left');
  expect(state.hands.map(({ raisedAtMs }) => raisedAtMs)).toEqual(
    state.hands.map(({ raisedAtMs }) => raisedAtMs).sort((a, b) => a - b),
  );
}

describe('whatever is asked in whatever order', () => {
  it('no more are on stage than may be, nobody twice, and no hand is lost or doubled', () => {
    fc.assert(
      fc.property(course, (asked) => {
        let state = everyone;
        let paper: readonly string[] = [];
        for (const move of asked) {
          const facts = made(state, move);
          paper = facts.reduce(noted, paper);
          state = after(state, ...facts);
          mustBeSound(state);
          expect(seatIds(state.hands)).toEqual(paper);
          if (move.does === 'grant') expect(paper).not.toContain(state.floor.at(-1)?.seatId);
        }
        expect(LessonState.safeParse(state).success).toBe(true);
      }),
    );
  });

  it('asking the same again at once changes nothing', () => {
    fc.assert(
      fc.property(course, anyMove, (asked, last) => {
        const before = asked.reduce((state, move) => after(state, ...made(state, move)), everyone);
        const once = after(before, ...made(before, last));
        // A new holder is another display: it comes each time.
        expect(made(once, last)).toEqual([]);
      }),
    );
  });

  it('a client that hears facts twice and in pieces ends where the server is', () => {
    fc.assert(
      fc.property(course, fc.array(fc.nat(), { maxLength: 5 }), (asked, repeats) => {
        const log: Fact[] = [];
        let server = everyone;
        for (const move of asked)
          for (const fact of made(server, move)) {
            const logged: Fact = { ...fact, seq: server.seq + 1, atMs: (server.seq + 1) * 1_000, by: null };
            log.push(logged);
            server = foldFact(server, logged);
          }
        let client = everyone;
        for (const from of repeats) client = foldLog(log.slice(0, from % (log.length + 1)), client);
        client = foldLog(log, client);
        expect(client).toEqual(server);
      }),
    );
  });

  it('turns and their time add up', () => {
    fc.assert(
      fc.property(course, (asked) => {
        const end = asked.reduce((state, move) => after(state, ...made(state, move)), everyone);
        const ended = after(end, { type: 'lesson.ended', data: {} });
        for (const { turns, stageMs } of Object.values(ended.turns)) {
          expect(turns).toBeGreaterThan(0);
          expect(stageMs).toBeLessThanOrEqual((ended.endedAtMs ?? 0) - (ended.startedAtMs ?? 0));
        }
        for (const { hands, waitedMs } of Object.values(ended.waits)) {
          expect(hands).toBeGreaterThan(0);
          expect(waitedMs).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

it('nothing of it is there before a lesson', () => {
  expect(emptyLesson).toMatchObject({ floor: [], hands: [], discussion: false });
});
