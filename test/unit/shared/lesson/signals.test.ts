import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledgeSignals, giveSignal, SIGNAL_SHOWN_MS, shownSignals } from '../../../../shared/lesson/signals.ts';
import { SignalKind } from '../../../../shared/lesson/signalsState.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson, lobby } from '../../../support/lessons.ts';

const classroomId = ids.classroom(1);
const given = after(liveLesson, ...giveSignal(liveLesson, { classroomId, kind: 'cannot-hear', nowMs: 0 }));
const atMs = given.signals[0]?.atMs ?? 0;

describe('a signal', () => {
  it('is shown for a minute, to be acknowledged', () => {
    expect(shownSignals(given.signals, { classroomId, nowMs: atMs + SIGNAL_SHOWN_MS - 1 })).toHaveLength(1);
    expect(shownSignals(given.signals, { classroomId, nowMs: atMs + SIGNAL_SHOWN_MS })).toEqual([]);
    expect(shownSignals(given.signals, { classroomId: ids.classroom(2), nowMs: atMs })).toEqual([]);
    expect(after(given, ...acknowledgeSignals(given, classroomId)).signals).toEqual([]);
    expect(acknowledgeSignals(given, ids.classroom(2))).toEqual([]);
  });

  it('says nothing new within ten seconds; another one does', () => {
    expect(giveSignal(given, { classroomId, kind: 'cannot-hear', nowMs: atMs + 9_999 })).toEqual([]);
    expect(giveSignal(given, { classroomId, kind: 'cannot-see', nowMs: atMs + 1 })).toHaveLength(1);
    expect(giveSignal(given, { classroomId: ids.classroom(2), kind: 'cannot-hear', nowMs: atMs })).toHaveLength(1);
    expect(giveSignal(given, { classroomId, kind: 'cannot-hear', nowMs: atMs + 10_000 })).toHaveLength(1);
  });

  it('is given only while the lesson is on, and gone at its end', () => {
    expect(() => giveSignal(lobby, { classroomId, kind: 'too-fast', nowMs: 0 })).toThrowError(
      expect.objectContaining({ code: 'lesson.not-live' }),
    );
    expect(after(given, { type: 'lesson.ended', data: {} }).signals).toEqual([]);
  });

  it('is kept once for each classroom and kind, whatever is pressed how often', () => {
    const presses = fc.array(
      fc.record({ n: fc.integer({ min: 1, max: 3 }), kind: fc.constantFrom(...SignalKind.options) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(presses, (pressed) => {
        let state = liveLesson;
        for (const { n, kind } of pressed)
          state = after(state, ...giveSignal(state, { classroomId: ids.classroom(n), kind, nowMs: state.seq * 1_000 }));
        const keys = state.signals.map((signal) => `${signal.classroomId}/${signal.kind}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(pressed.map(({ n, kind }) => `${ids.classroom(n)}/${kind}`))).toEqual(new Set(keys));
      }),
    );
  });
});
