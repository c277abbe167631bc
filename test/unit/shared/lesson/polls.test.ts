import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorrectAnswer, PollAnswer, PollType } from '../../../../shared/lesson/pollState.ts';
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
import { LessonState } from '../../../../shared/lesson/state.ts';
import { deck } from '../../../support/decks.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson, lobby } from '../../../support/lessons.ts';

const POLL = ids.poll(1);
const choices = (...counts: number[]): PollAnswer => ({ kind: 'choices', counts });
const right = (...options: number[]): CorrectAnswer => ({ kind: 'choices', options });
const codeOf = (code: string) => expect.objectContaining({ code });

const opened = (type: PollType = 'single', options = ['', '', '', ''], pollId = POLL, state = liveLesson) =>
  after(state, ...openPoll(state, { pollId, type, question: '哪个调?', options, picture: null }));

const counted = (state: LessonState, n: number, answer: PollAnswer) =>
  after(state, ...countAnswer(state, { pollId: POLL, classroomId: ids.classroom(n), answer }));

describe('a question', () => {
  it('is asked only while the lesson is live, and with as many options as its type has', () => {
    const ask = (type: PollType, options: string[]) => () =>
      openPoll(liveLesson, { pollId: POLL, type, question: '', options, picture: null });
    expect(() =>
      openPoll(lobby, { pollId: POLL, type: 'text', question: '', options: [], picture: null }),
    ).toThrowError(codeOf('lesson.not-live'));
    const picture = ids.deck(9);
    expect(() => openPoll(liveLesson, { pollId: POLL, type: 'text', question: '', options: [], picture })).toThrowError(
      codeOf('deck.not-found'),
    );
    const ask9 = (kind: 'pdf' | 'png') => () =>
      openPoll(
        { ...liveLesson, decks: { [picture]: { ...deck(9), kind, lastPage: 0, readyIn: [] } } },
        { pollId: POLL, type: 'text', question: '', options: [], picture },
      );
    expect(ask9('pdf')).toThrowError(codeOf('deck.not-found'));
    expect(ask9('png')()).toHaveLength(1);
    expect(ask('single', ['a'])).toThrowError(codeOf('poll.options-wrong'));
    expect(ask('multiple', Array(7).fill(''))).toThrowError(codeOf('poll.options-wrong'));
    expect(ask('number', ['a', 'b'])).toThrowError(codeOf('poll.options-wrong'));
    expect(opened('true-false', []).poll?.options).toHaveLength(2);
    expect(LessonState.safeParse(opened()).success).toBe(true);
  });

  it('ends when the next one is asked, and when the lesson ends', () => {
    const first = counted(opened(), 1, choices(3, 0, 0, 0));
    const second = opened('text', [], ids.poll(2), first);
    expect(second.poll?.pollId).toBe(ids.poll(2));
    expect(second.pollHistory.map(({ pollId }) => pollId)).toEqual([POLL]);
    const over = after(first, { type: 'lesson.ended', data: {} });
    expect(over.poll).toBeNull();
    expect(over.pollHistory).toHaveLength(1);
  });

  it('ends once when it is ended twice, and is not kept when nobody answered', () => {
    const asked = opened();
    const ended = after(asked, ...endPoll(asked, POLL));
    expect(endPoll(ended, POLL)).toEqual([]);
    expect(ended.pollHistory).toEqual([]);
    expect(() => closePoll(ended, POLL)).toThrowError(codeOf('poll.not-found'));
  });

  it('keeps no more than fifty summaries', () => {
    let state = liveLesson;
    for (let n = 1; n <= 60; n += 1) {
      state = opened('single', ['', ''], ids.poll(n), state);
      state = after(
        state,
        ...countAnswer(state, { pollId: ids.poll(n), classroomId: ids.classroom(1), answer: choices(1, 0) }),
      );
    }
    state = after(state, ...endPoll(state, ids.poll(60)));
    expect(state.pollHistory).toHaveLength(50);
    expect(state.pollHistory.at(-1)?.pollId).toBe(ids.poll(60));
  });
});

describe('an answer', () => {
  it('takes the place of the classroom’s former one, and the same again changes nothing', () => {
    const once = counted(opened(), 1, choices(3, 1, 0, 0));
    const twice = counted(once, 1, choices(2, 2, 0, 0));
    expect(twice.poll?.answers).toEqual({ [ids.classroom(1)]: choices(2, 2, 0, 0) });
    expect(countAnswer(twice, { pollId: POLL, classroomId: ids.classroom(1), answer: choices(2, 2, 0, 0) })).toEqual(
      [],
    );
  });

  it('must be of the question’s kind and length', () => {
    const put = (state: LessonState, answer: PollAnswer) => () =>
      countAnswer(state, { pollId: POLL, classroomId: ids.classroom(1), answer });
    expect(put(opened(), choices(1, 2))).toThrowError(codeOf('poll.answer-misfit'));
    expect(put(opened(), { kind: 'texts', texts: ['a'] })).toThrowError(codeOf('poll.answer-misfit'));
    expect(put(opened('number', []), choices(1, 2))).toThrowError(codeOf('poll.answer-misfit'));
  });

  it('is refused once no more are taken, and to another question', () => {
    const closed = after(opened(), ...closePoll(opened(), POLL));
    const put = { classroomId: ids.classroom(1), answer: choices(1, 0, 0, 0) };
    expect(() => countAnswer(closed, { pollId: POLL, ...put })).toThrowError(codeOf('poll.closed'));
    expect(() => countAnswer(closed, { pollId: ids.poll(9), ...put })).toThrowError(codeOf('poll.not-found'));
  });
});

describe('the right answer', () => {
  it('is nowhere in state or facts before it is revealed, and closes the question', () => {
    const asked = counted(opened(), 1, choices(3, 1, 0, 0));
    expect(asked.poll?.correct).toBeNull();
    const facts = revealPoll(asked, POLL, right(1));
    expect(facts.map(({ type }) => type)).toEqual(['poll.closed', 'poll.revealed']);
    const revealed = after(asked, ...facts);
    expect(revealPoll(revealed, POLL, right(1))).toEqual([]);
    expect(tally(revealed, POLL)?.columns.map((column) => column.right)).toEqual([false, true, false, false]);
  });

  it('can be set right after a slip', () => {
    const slip = after(opened(), ...revealPoll(opened(), POLL, right(1)));
    expect(revealPoll(slip, POLL, right(2)).map(({ type }) => type)).toEqual(['poll.revealed']);
  });

  it('fits the question, or is refused', () => {
    const reveal = (state: LessonState, correct: CorrectAnswer) => () => revealPoll(state, POLL, correct);
    expect(reveal(opened(), right(4))).toThrowError(codeOf('poll.answer-misfit'));
    expect(reveal(opened(), right(0, 1))).toThrowError(codeOf('poll.answer-misfit'));
    expect(reveal(opened('multiple'), right(0, 0))).toThrowError(codeOf('poll.answer-misfit'));
    expect(reveal(opened('multiple'), right(0, 1))).not.toThrow();
    expect(reveal(opened('number', []), right(0))).toThrowError(codeOf('poll.answer-misfit'));
    expect(reveal(opened('text', []), { kind: 'number', value: 3 })).toThrowError(codeOf('poll.answer-misfit'));
  });

  it('is summed up by classroom when the question is over', () => {
    let state = counted(opened(), 1, choices(3, 1, 0, 0));
    state = counted(state, 3, choices(0, 5, 0, 0));
    state = after(state, ...revealPoll(state, POLL, right(1)));
    state = after(state, ...endPoll(state, POLL));
    expect(state.pollHistory[0]?.classrooms).toEqual([
      { classroomId: ids.classroom(1), answers: 4, right: 1 },
      { classroomId: ids.classroom(3), answers: 5, right: 5 },
    ]);
  });
});

describe('results', () => {
  it('are shown and taken away, each once', () => {
    const shown = after(opened(), ...showPoll(opened(), POLL, true));
    expect(shown.poll?.shown).toBe(true);
    expect(showPoll(shown, POLL, true)).toEqual([]);
    expect(after(shown, ...showPoll(shown, POLL, false)).poll?.shown).toBe(false);
  });

  it('hold a text only once it was let pass, and only one that was answered', () => {
    const asked = counted(opened('text', []), 1, { kind: 'texts', texts: ['江南', '江南', '五声'] });
    expect(asked.poll?.passedTexts).toEqual([]);
    expect(passText(asked, POLL, { text: '别的', passed: true })).toEqual([]);
    const passed = after(asked, ...passText(asked, POLL, { text: '江南', passed: true }));
    expect(passed.poll?.passedTexts).toEqual(['江南']);
    expect(passText(passed, POLL, { text: '江南', passed: true })).toEqual([]);
    expect(after(passed, ...passText(passed, POLL, { text: '江南', passed: false })).poll?.passedTexts).toEqual([]);
    expect(tally(passed, POLL)?.columns).toMatchObject([
      { key: '江南', count: 2 },
      { key: '五声', count: 1 },
    ]);
  });

  it('name who has not answered; all taken back is no answer', () => {
    const asked = counted(counted(opened(), 1, choices(1, 0, 0, 0)), 2, choices(0, 0, 0, 0));
    expect(tally(asked, POLL)?.rows.map(({ counts }) => counts !== null)).toEqual([true, false, false]);
  });

  it('put numbers in their order, whatever the order in which they came', () => {
    const numbers = (...values: number[]): PollAnswer => ({
      kind: 'numbers',
      numbers: values.map((value) => ({ value, count: 1 })),
    });
    const asked = counted(counted(opened('number', []), 1, numbers(12, -3)), 2, numbers(2.5, 12));
    expect(tally(asked, POLL)?.columns).toMatchObject([
      { key: '-3', count: 1 },
      { key: '2.5', count: 1 },
      { key: '12', count: 2 },
    ]);
  });
});

describe('the tally', () => {
  const count = fc.integer({ min: 0, max: 200 });
  const entry = fc.record({ room: fc.integer({ min: 1, max: 3 }), counts: fc.tuple(count, count, count, count) });

  it('equals the last answer of each classroom, whatever was entered in whatever order', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        let state = opened();
        const last = new Map<number, readonly number[]>();
        for (const { room, counts } of entries) {
          state = counted(state, room, choices(...counts));
          last.set(room, counts);
        }
        const result = tally(state, POLL);
        const columns = [0, 1, 2, 3].map((option) =>
          [...last.values()].reduce((sum, counts) => sum + (counts[option] ?? 0), 0),
        );
        expect(result?.columns.map((column) => column.count)).toEqual(columns);
        expect(result?.answers).toBe(columns.reduce((sum, column) => sum + column, 0));
        for (const [index, row] of (result?.rows ?? []).entries()) {
          const counts = last.get(index + 1);
          expect(row.counts ?? [0, 0, 0, 0]).toEqual(counts ?? [0, 0, 0, 0]);
        }
      }),
    );
  });

  it('has as many texts as were answered', () => {
    const texts = fc.array(fc.constantFrom('江南', '五声', '宫', '徵'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.tuple(texts, texts, texts), (lists) => {
        let state = opened('text', []);
        for (const [index, list] of lists.entries()) state = counted(state, index + 1, { kind: 'texts', texts: list });
        expect(tally(state, POLL)?.answers).toBe(lists.flat().length);
      }),
    );
  });
});
