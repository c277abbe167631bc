import { describe, expect, it } from 'vitest';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import { NO_CHILD } from '../../../../shared/lesson/handsState.ts';
import {
  factForObservers,
  isSentToObservers,
  mayObserve,
  showsMoreToObservers,
  sparingSizes,
  stateForObservers,
} from '../../../../shared/lesson/observing.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, lobby, numbered } from '../../../support/lessons.ts';

const streamOf = (state: LessonState, n: number) => {
  const stream = state.streams[ids.stream(n)];
  if (!stream) throw new Error(`there is no stream ${n}`);
  return stream;
};
const goes = (state: LessonState, n: number): boolean => isSentToObservers(state, streamOf(state, n));

describe('an observer', () => {
  it('is sent what everybody shows and says, also classrooms that are not on stage', () => {
    for (const n of [0, 1, 10, 11, 20, 21, 30, 31]) expect([n, goes(liveLesson, n)]).toEqual([n, true]);
  });

  it('does not hear whoever is gated, and still sees them', () => {
    const turn = after(liveLesson, { type: 'floor.granted', data: { seatId: classroomSeat(1) } });
    expect([goes(turn, 0), goes(turn, 10), goes(turn, 20), goes(turn, 21)]).toEqual([true, true, false, true]);
  });

  it('is sent nothing that is muted, and nothing before the lesson begins and after it has ended', () => {
    const muted = after(liveLesson, { type: 'stream.muted', data: { streamId: ids.stream(11) } });
    expect(goes(muted, 11)).toBe(false);
    expect(isSentToObservers({ ...liveLesson, phase: 'waiting' }, streamOf(liveLesson, 1))).toBe(false);
    expect(isSentToObservers({ ...liveLesson, phase: 'ended' }, streamOf(liveLesson, 1))).toBe(false);
  });

  it('may not receive the same sound once more in few bits, nor from a seat that was left', () => {
    expect(mayObserve(liveLesson, { ...streamOf(liveLesson, 0), thin: true })).toBe(false);
    expect(mayObserve(lobby, { ...streamOf(liveLesson, 0), seatId: ids.seat(77) })).toBe(false);
    const left = after(liveLesson, { type: 'seat.left', data: { seatId: classroomSeat(1), reason: 'left' } });
    expect(mayObserve(left, streamOf(liveLesson, 11))).toBe(false);
  });
});

describe('what observers are told', () => {
  const pollId = ids.poll(1);
  const texts = (n: number, ...said: string[]): NewFact => ({
    type: 'poll.counted',
    data: { pollId, classroomId: ids.classroom(n), source: 'pupils', answer: { kind: 'texts', texts: said } },
  });
  const facts: NewFact[] = [
    {
      type: 'message.sent',
      data: { number: 1, from: 'classroom', classroomId: ids.classroom(1), text: '给老师的秘密' },
    },
    {
      type: 'hand.raised',
      data: { seatId: classroomSeat(1), intent: 'answer', child: { name: '李小花', number: 7 } },
    },
    { type: 'floor.granted', data: { seatId: classroomSeat(1) } },
    {
      type: 'hand.raised',
      data: { seatId: classroomSeat(2), intent: 'question', child: { name: '王小明', number: null } },
    },
    { type: 'poll.opened', data: { pollId, type: 'text', question: '', options: [], picture: null } },
    texts(1, '没给人看过的话', '茉莉花'),
    { type: 'poll.text-passed', data: { pollId, text: '茉莉花', passed: true } },
    texts(2, '茉莉花', '另一句没看过的话'),
  ];
  const happened = numbered(facts, liveLesson.seq + 1);
  const state = foldLog(happened, liveLesson);
  const told = happened.map((fact) => factForObservers(fact, state));

  it('names no child, no message and no words that the teacher has not let pass', () => {
    for (const said of [JSON.stringify(told), JSON.stringify(stateForObservers(state))]) {
      for (const kept of ['李小花', '王小明', '给老师的秘密', '没给人看过的话', '另一句没看过的话'])
        expect([kept, said.includes(kept)]).toEqual([kept, false]);
      expect(said).toContain('茉莉花');
    }
  });

  it('folds to the state that they may know, without a gap', () => {
    expect(foldLog(told, stateForObservers(liveLesson))).toEqual(stateForObservers(state));
    expect(told.map(({ seq }) => seq)).toEqual(happened.map(({ seq }) => seq));
    expect(stateForObservers(state).floor[0]?.child).toEqual(NO_CHILD);
  });

  it('is nothing of what is kept for the replay only', () => {
    const seen = { seatId: classroomSeat(1), pictures: [], concealedRatio: 0.5, soundBufferMs: 60 };
    const [fact] = numbered([{ type: 'reception.sampled', data: { samples: [seen] } }]);
    if (!fact) throw new Error('there was to be a fact');
    expect(factForObservers(fact, state)).toMatchObject({ seq: fact.seq, type: 'unknown', data: { data: null } });
  });

  it('keeps as many answers as there are', () => {
    const answers = stateForObservers(state).poll?.fromPupils[ids.classroom(1)];
    expect(answers).toEqual({ kind: 'texts', texts: ['…', '茉莉花'] });
  });

  it('is to be read anew when words are let pass, and at nothing else', () => {
    expect(told.map((fact) => showsMoreToObservers([fact]))).toEqual(
      facts.map(({ type }) => type === 'poll.text-passed'),
    );
    const back: NewFact = { type: 'poll.text-passed', data: { pollId, text: '茉莉花', passed: false } };
    expect(showsMoreToObservers(numbered([back]))).toBe(false);
  });
});

describe('the sizes that an observer asks for', () => {
  const size = (n: number, widthPx: number, heightPx: number) => ({ streamId: ids.stream(n), widthPx, heightPx });

  it('are small but for the picture that was made large', () => {
    const sizes = [size(1, 1920, 1080), size(2, 1280, 720), size(3, 320, 180), size(4, 0, 0)];
    expect(sparingSizes(sizes, (streamId) => streamId === ids.stream(1))).toEqual([
      size(1, 1920, 1080),
      size(2, 640, 360),
      size(3, 320, 180),
      size(4, 0, 0),
    ]);
  });
});
