import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/index.ts';
import { ringBell } from '../../../../shared/lesson/bell.ts';
import { closeBuzzer, nameFirst, openBuzzer, pressBuzzer } from '../../../../shared/lesson/buzzer.ts';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import {
  closePoll,
  countAnswer,
  endPoll,
  openPoll,
  passText,
  revealPoll,
  showPoll,
} from '../../../../shared/lesson/polls.ts';
import { tally } from '../../../../shared/lesson/pollTally.ts';
import { givePraise, takeStar } from '../../../../shared/lesson/praise.ts';
import { admitPupils, countDevices, countPupilAnswers, moderatePupils } from '../../../../shared/lesson/pupils.ts';
import type { PupilAnswer } from '../../../../shared/lesson/pupilsState.ts';
import { LessonState } from '../../../../shared/lesson/state.ts';
import { extendTimer, startTimer, stopTimer } from '../../../../shared/lesson/timer.ts';
import { type Fact, type NewFact, readFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { classroomSeat, liveLesson } from '../../../support/lessons.ts';

type Rule = (state: LessonState, nowMs: number) => NewFact[];

const room = fc.integer({ min: 1, max: 3 });
const which = fc.integer({ min: 1, max: 2 });
const flag = fc.boolean();

/** Whatever can be asked, of a question or a round that may be there, over, or not yet. */
const move: fc.Arbitrary<Rule> = fc
  .record({ n: which, at: room, on: flag, count: fc.integer({ min: 0, max: 200 }) })
  .chain(({ n, at, on, count }) => {
    const [pollId, buzzerId, classroomId] = [ids.poll(n), ids.buzzer(n), ids.classroom(at)];
    const rules: readonly Rule[] = [
      (state) => openPoll(state, { pollId, type: 'single', question: '', options: ['', ''], picture: null }),
      (state) => openPoll(state, { pollId, type: 'text', question: '', options: [], picture: null }),
      (state) => countAnswer(state, { pollId, classroomId, answer: { kind: 'choices', counts: [count, 1] } }),
      (state) => countAnswer(state, { pollId, classroomId, answer: { kind: 'texts', texts: ['甲', '乙'] } }),
      (state) => admitPupils(state, on),
      (state) => moderatePupils(state, on),
      (state) => countDevices(state, classroomId, count),
      (state) =>
        countPupilAnswers(state, {
          pollId,
          classroomId,
          answers: [
            { kind: 'choices', options: [on ? 1 : 0] },
            { kind: 'text', text: on ? '甲' : '丙' },
          ].slice(0, count % 3) as PupilAnswer[],
        }),
      (state) => closePoll(state, pollId),
      (state) => revealPoll(state, pollId, { kind: 'choices', options: [on ? 1 : 0] }),
      (state) => showPoll(state, pollId, on),
      (state) => passText(state, pollId, { text: '甲', passed: on }),
      (state) => endPoll(state, pollId),
      (state, nowMs) => openBuzzer(state, buzzerId, nowMs - 2_000),
      (state, nowMs) =>
        pressBuzzer(state, {
          buzzerId,
          classroomId,
          seatId: classroomSeat(at),
          claimedAtMs: nowMs - count,
          arrivedAtMs: nowMs,
        }),
      (state, nowMs) => nameFirst(state, nowMs),
      (state) => closeBuzzer(state, buzzerId),
      (state, nowMs) => startTimer(state, on ? 60_000 : null, nowMs),
      (state, nowMs) => extendTimer(state, 60_000, nowMs),
      (state) => stopTimer(state),
      (state, nowMs) => ringBell(state, nowMs),
      (state, atMs) => givePraise(state, { classroomId, kind: on ? 'star' : 'applause', atMs }),
      (state) => takeStar(state, classroomId),
    ];
    return fc.constantFrom(...rules);
  });

/** Asks all of it in order; what is refused is refused with a code and leaves no fact. */
function play(moves: readonly Rule[]): { readonly state: LessonState; readonly log: readonly Fact[] } {
  let state = liveLesson;
  const log: Fact[] = [];
  for (const [index, rule] of moves.entries()) {
    const atMs = 100_000 + index * 400;
    for (const fact of decided(rule, state, atMs)) {
      const stored = { ...fact, seq: state.seq + 1, atMs, by: null };
      log.push(stored);
      state = foldLog([stored], state);
    }
  }
  return { state, log };
}

function decided(rule: Rule, state: LessonState, nowMs: number): NewFact[] {
  try {
    return rule(state, nowMs);
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(AppError);
    return [];
  }
}

/** How many answers the state holds, counted one by one. */
function answersIn({ poll }: LessonState): number {
  const all = poll ? [...Object.values(poll.answers), ...Object.values(poll.fromPupils)] : [];
  return all.reduce((sum, answer) => {
    if (answer.kind === 'texts') return sum + answer.texts.length;
    const counts = answer.kind === 'choices' ? answer.counts : answer.numbers.map(({ count }) => count);
    return sum + counts.reduce((total, count) => total + count, 0);
  }, 0);
}

it('ends in a state of the contract, whatever is asked in whatever order', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const { state } = play(moves);
      expect(LessonState.safeParse(state).error).toBeUndefined();
      expect(new Set(state.buzzer?.presses.map(({ classroomId }) => classroomId)).size).toBe(
        state.buzzer?.presses.length ?? 0,
      );
      expect(tally(state, state.poll?.pollId ?? '')?.answers ?? 0).toBe(answersIn(state));
      expect(new Set(state.pollHistory.map(({ openedAtMs }) => openedAtMs)).size).toBe(state.pollHistory.length);
    }),
  );
});

it('is the same for who reads it from storage, who heard some of it twice, and who came later', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), fc.nat(60), (moves, cut) => {
      const { state, log } = play(moves);
      const stored = log.map((fact) => readFact(JSON.parse(JSON.stringify(fact))));
      expect(foldLog(stored, liveLesson)).toEqual(state);
      const early = foldLog(stored.slice(0, cut), liveLesson);
      expect(foldLog(stored.slice(Math.max(0, cut - 5)), early)).toEqual(state);
    }),
  );
});
