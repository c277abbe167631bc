import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollType } from '../../../../shared/lesson/pollState.ts';
import { PollAnswer } from '../../../../shared/lesson/pollState.ts';
import { openPoll } from '../../../../shared/lesson/polls.ts';
import { tally } from '../../../../shared/lesson/pollTally.ts';
import {
  admitPupils,
  countDevices,
  countPupilAnswers,
  fitsPupil,
  moderatePupils,
  together,
} from '../../../../shared/lesson/pupils.ts';
import type { PupilAnswer } from '../../../../shared/lesson/pupilsState.ts';
import { emptyLesson, type LessonState } from '../../../../shared/lesson/state.ts';
import type { PollId } from '../../../../shared/vocabulary/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson } from '../../../support/lessons.ts';

const pollId = 'pol_0000000000000001' as PollId;
const asked = (type: PollType, options: string[] = []): LessonState =>
  after(liveLesson, ...openPoll(liveLesson, { pollId, type, question: '', options, picture: null }));
const tick = (...options: number[]): PupilAnswer => ({ kind: 'choices', options });
const text = (words: string): PupilAnswer => ({ kind: 'text', text: words });
const number = (value: number): PupilAnswer => ({ kind: 'number', value });

describe('who is let in', () => {
  it('is nobody before the lesson, and told once', () => {
    expect(() => admitPupils(emptyLesson, true)).toThrowError('lesson.not-live');
    const open = after(liveLesson, ...admitPupils(liveLesson, true));
    expect(open.pupils.open).toBe(true);
    expect(admitPupils(open, true)).toEqual([]);
    expect(after(open, ...admitPupils(open, false)).pupils.open).toBe(false);
  });

  it('is counted by classroom', () => {
    const one = after(liveLesson, ...countDevices(liveLesson, ids.classroom(1), 3));
    expect(one.pupils.devices).toEqual({ [ids.classroom(1)]: 3 });
    expect(countDevices(one, ids.classroom(1), 3)).toEqual([]);
    expect(countDevices(one, ids.classroom(2), 0)).toEqual([]);
  });
});

describe('what a pupil can answer', () => {
  const single = { type: 'single' as const, options: ['', '', ''] };
  it.each([
    [single, tick(2), true],
    [single, tick(3), false],
    [single, tick(0, 1), false],
    [{ ...single, type: 'multiple' as const }, tick(0, 2), true],
    [{ type: 'true-false' as const, options: ['', ''] }, tick(1), true],
    [{ type: 'number' as const, options: [] }, number(4), true],
    [{ type: 'number' as const, options: [] }, text('4'), false],
    [{ type: 'text' as const, options: [] }, text('宫商角徵羽'), true],
    [{ type: 'text' as const, options: [] }, tick(0), false],
  ])('to %j: %j is %s', (poll, answer, fits) => {
    expect(fitsPupil(poll, answer)).toBe(fits);
  });
});

describe('what a classroom’s devices answer together', () => {
  it('is counted and comes on top of what was counted by hand', () => {
    let state = asked('single', ['', '', '']);
    state = after(state, {
      type: 'poll.counted',
      data: { pollId, classroomId: ids.classroom(1), source: 'counts', answer: { kind: 'choices', counts: [1, 5, 0] } },
    });
    state = after(
      state,
      ...countPupilAnswers(state, { pollId, classroomId: ids.classroom(1), answers: [tick(1), tick(2)] }),
      ...countPupilAnswers(state, { pollId, classroomId: ids.classroom(2), answers: [tick(0)] }),
    );
    const counted = tally(state, pollId);
    expect(counted?.rows.map(({ counts }) => counts)).toEqual([[1, 6, 1], [1, 0, 0], null]);
    expect(counted?.answers).toBe(9);
  });

  it('is told once, is taken back when a device was sent away, and is nothing for another question', () => {
    let state = asked('number');
    expect(countPupilAnswers(state, { pollId, classroomId: ids.classroom(1), answers: [] })).toEqual([]);
    const two = { pollId, classroomId: ids.classroom(1), answers: [number(4), number(4)] };
    state = after(state, ...countPupilAnswers(state, two));
    expect(countPupilAnswers(state, two)).toEqual([]);
    state = after(state, ...countPupilAnswers(state, { ...two, answers: [] }));
    expect(tally(state, pollId)?.answers).toBe(0);
    expect(countPupilAnswers(state, { ...two, pollId: 'pol_0000000000000002' as PollId })).toEqual([]);
  });

  it('is counted also after the question was closed: it was answered before', () => {
    let state = asked('true-false');
    state = after(state, { type: 'poll.closed', data: { pollId } });
    state = after(state, ...countPupilAnswers(state, { pollId, classroomId: ids.classroom(1), answers: [tick(0)] }));
    expect(tally(state, pollId)?.answers).toBe(1);
  });

  it('always fits the question, whatever was answered', () => {
    const answers = fc.array(
      fc.oneof(
        fc
          .uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 })
          .map((options) => tick(...options)),
        fc.integer({ min: -50, max: 50 }).map(number),
        fc.constantFrom('a', 'b', '宫').map(text),
      ),
      { maxLength: 130 },
    );
    const kinds = fc.constantFrom<PollType[]>('single', 'multiple', 'true-false', 'number', 'text');
    fc.assert(
      fc.property(kinds, answers, (type, given) => {
        const options = type === 'number' || type === 'text' ? [] : ['', '', ''];
        const poll = { type, options };
        const answer = together(poll, given);
        expect(PollAnswer.safeParse(answer).success || options.length === 0).toBe(true);
        const fitting = given.filter((each) => fitsPupil(poll, each));
        if (answer.kind === 'numbers' && new Set(fitting.map((each) => JSON.stringify(each))).size <= 30)
          expect(answer.numbers.reduce((sum, { count }) => sum + count, 0)).toBe(fitting.length);
        if (answer.kind === 'choices' && type === 'single')
          expect(answer.counts.reduce((sum, count) => sum + count, 0)).toBe(fitting.length);
      }),
    );
  });
});

describe('what pupils write', () => {
  const written = (state: LessonState, ...words: string[]) =>
    after(state, ...countPupilAnswers(state, { pollId, classroomId: ids.classroom(1), answers: words.map(text) }));

  it('waits for the teacher unless the teacher wants otherwise', () => {
    const state = written(asked('text'), '五声');
    expect(state.pupils.moderated).toBe(true);
    expect(state.poll?.passedTexts).toEqual([]);
  });

  it('is shown at once where nobody looks it through, and stays away once it was taken back', () => {
    const free = asked('text');
    let state = written(after(free, ...moderatePupils(free, false)), '五声');
    expect(state.poll?.passedTexts).toEqual(['五声']);
    state = after(state, { type: 'poll.text-passed', data: { pollId, text: '五声', passed: false } });
    state = written(state, '五声', '七声');
    expect(state.poll?.passedTexts).toEqual(['七声']);
  });
});
