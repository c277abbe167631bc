import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areConfidential, factFor, stateFor } from '../../../../shared/lesson/confidence.ts';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import { sendMessage, unreadMessages } from '../../../../shared/lesson/messages.ts';
import { LessonState } from '../../../../shared/lesson/state.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson, numbered } from '../../../support/lessons.ts';

const sent = (state: LessonState, n: number | null, from: 'teacher' | 'classroom', text = '好'): NewFact[] =>
  sendMessage(state, { from, classroomId: n === null ? null : ids.classroom(n), text, nowMs: (state.seq + 1) * 1_000 });

type Sent = { readonly n: number | null; readonly from: 'teacher' | 'classroom' };
const anySent: fc.Arbitrary<Sent> = fc.oneof(
  fc.record({ n: fc.integer({ min: 1, max: 3 }), from: fc.constantFrom('teacher' as const, 'classroom' as const) }),
  fc.constant({ n: null, from: 'teacher' as const }),
);

function talk(messages: readonly Sent[]): { readonly facts: NewFact[]; readonly state: LessonState } {
  const facts: NewFact[] = [];
  let state = liveLesson;
  for (const { n, from } of messages) {
    const next = sent(state, n, from);
    facts.push(...next);
    state = after(state, ...next);
  }
  return { facts, state };
}

const READERS = [
  { role: 'teacher', classroomId: null },
  { role: 'assistant', classroomId: ids.classroom(1) },
  { role: 'classroom', classroomId: ids.classroom(2) },
] as const;

describe('messages', () => {
  it('are numbered without gaps, whoever writes', () => {
    const { state } = talk([
      { n: 1, from: 'classroom' },
      { n: null, from: 'teacher' },
      { n: 2, from: 'classroom' },
    ]);
    expect(state.messages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(LessonState.safeParse(state).success).toBe(true);
  });

  it('are kept up to fifty of each classroom, the newest', () => {
    const { state } = talk([
      { n: 2, from: 'classroom' },
      ...Array.from({ length: 60 }, () => ({ n: 1, from: 'classroom' as const })),
    ]);
    expect(state.messages.filter(({ classroomId }) => classroomId === ids.classroom(1))).toHaveLength(50);
    expect(state.messages.map(({ number }) => number)).toEqual([1, ...Array.from({ length: 50 }, (_, n) => n + 12)]);
  });

  it('come no faster than somebody can write', () => {
    const state = after(liveLesson, ...sent(liveLesson, 1, 'classroom'));
    const nowMs = (state.messages[0]?.atMs ?? 0) + 499;
    const again = { from: 'classroom', classroomId: ids.classroom(1), text: '好', nowMs } as const;
    expect(() => sendMessage(state, again)).toThrowError(expect.objectContaining({ code: 'request.too-many' }));
    expect(sendMessage(state, { ...again, nowMs: nowMs + 1 })).toHaveLength(1);
    expect(sendMessage(state, { ...again, classroomId: ids.classroom(2) })).toHaveLength(1);
  });

  it('are unread until the teacher has seen or answered them', () => {
    const { state } = talk([
      { n: 1, from: 'classroom' },
      { n: 1, from: 'classroom' },
    ]);
    expect(unreadMessages(state.messages, 0)).toBe(2);
    expect(unreadMessages(state.messages, 1)).toBe(1);
    const answered = after(state, ...sent(state, 1, 'teacher'));
    expect(unreadMessages(answered.messages, 0)).toBe(0);
  });
});

describe('what is told to whom', () => {
  it('gives a classroom its own messages and those for all, and of the others nothing but a number', () => {
    const { facts } = talk([
      { n: 1, from: 'classroom' },
      { n: 2, from: 'teacher' },
      { n: null, from: 'teacher' },
    ]);
    const told = numbered(facts, liveLesson.seq + 1).map((fact) => factFor(fact, READERS[1]));
    expect(told.map(({ type }) => type)).toEqual(['message.sent', 'unknown', 'message.sent']);
    expect(JSON.stringify(told[1])).not.toContain('好');
    expect(areConfidential(told)).toBe(true);
    expect(areConfidential([])).toBe(false);
  });

  it('folds to the state that each may know, whatever was written in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anySent, { maxLength: 130 }), (messages) => {
        const { facts, state } = talk(messages);
        const log = numbered(facts, liveLesson.seq + 1);
        for (const reader of READERS) {
          const told = log.map((fact) => factFor(fact, reader));
          // As it comes over the wire.
          expect(foldLog(JSON.parse(JSON.stringify(told)), liveLesson)).toEqual(stateFor(state, reader));
        }
      }),
      { numRuns: 40 },
    );
  });
});
