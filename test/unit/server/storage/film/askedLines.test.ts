import { describe, expect, it } from 'vitest';
import { askedLines } from '../../../../../server/storage/film/askedLines.ts';
import type { Poll } from '../../../../../shared/lesson/pollState.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';

const [room] = plan.listening;
const poll: Poll = {
  ...{ pollId: ids.poll(1), type: 'single', question: '几拍子？', options: ['二拍子', ''], picture: null },
  ...{ openedAtMs: 0, open: true, fromPupils: {}, correct: null, shown: false, passedTexts: [] },
  answers: { [room?.classroomId ?? '']: { kind: 'choices', counts: [3, 1] } },
};
const lines = (change: Partial<Poll>) => askedLines({ plan, buzzer: null, poll: { ...poll, ...change } });
const texts = (change: Partial<Poll>) => lines(change).map(({ text }) => text);

describe('a question in a film', () => {
  it('is what is asked and what can be answered, without results before they are shown', () => {
    expect(texts({})).toEqual(['单选', '几拍子？', 'A　二拍子', 'B']);
    expect(lines({}).every((line) => line.kind !== 'answer' || (line.share === null && !line.right))).toBe(true);
  });

  it('has its results once they are shown, and what is right once that is said', () => {
    const shown = lines({ shown: true, correct: { kind: 'choices', options: [0] } });
    expect(shown.map(({ text }) => text)).toEqual(['各教室的结果', '几拍子？', 'A　二拍子　3 人　✓', 'B　1 人']);
    expect(shown.flatMap((line) => (line.kind === 'answer' ? [[line.share, line.right]] : []))).toEqual([
      [0.75, true],
      [0.25, false],
    ]);
  });

  it('shows of texts only those that were let pass', () => {
    const answers = { [room?.classroomId ?? '']: { kind: 'texts' as const, texts: ['好', '坏话'] } };
    const written = { type: 'text' as const, options: [], question: '', answers, passedTexts: ['好'] };
    expect(texts(written)).toEqual(['短答']);
    expect(texts({ ...written, shown: true })).toEqual(['各教室的结果', '好　1 人']);
  });

  it('is true or false by their words', () => {
    expect(texts({ type: 'true-false', options: ['', ''] })).toEqual(['判断', '几拍子？', '对', '错']);
  });

  it('of who is first names the school that was, once that is decided', () => {
    const race = {
      buzzerId: ids.buzzer(1),
      opensAtMs: 0,
      presses: room ? [{ classroomId: room.classroomId, pressedAtMs: 5, arrivedAtMs: 6 }] : [],
    };
    const waiting = askedLines({ plan, poll: null, buzzer: { ...race, wonBy: null } });
    expect(waiting.map(({ text }) => text)).toEqual(['抢答']);
    const won = askedLines({ plan, poll: null, buzzer: { ...race, wonBy: room?.classroomId ?? null } });
    expect(won.at(-1)).toMatchObject({ text: `第 1　${room?.schoolName}`, right: true });
  });

  it('is nothing where nothing is asked', () => {
    expect(askedLines({ plan, poll: null, buzzer: null })).toEqual([]);
  });
});
