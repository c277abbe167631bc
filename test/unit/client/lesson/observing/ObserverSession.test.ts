import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionEvents } from '../../../../../client/connection/Connection.ts';
import type { MediaOfSession } from '../../../../../client/lesson/LessonSession.ts';
import { noMedia } from '../../../../../client/lesson/noMedia.ts';
import { ObserverSession } from '../../../../../client/lesson/observing/ObserverSession.ts';
import type { SessionMediaParts } from '../../../../../client/lesson/SessionMedia.ts';
import { stateForObservers } from '../../../../../shared/lesson/observing.ts';
import type { LessonState } from '../../../../../shared/lesson/state.ts';
import { type NewFact, packFact, type Reply } from '../../../../../shared/protocol/index.ts';
import { FakeConnection } from '../../../../fakes/FakeConnection.ts';
import { ids } from '../../../../support/ids.ts';
import { liveLesson, numbered, plan } from '../../../../support/lessons.ts';

const HELLO = { serverAtMs: 1_000, build: 'test', canRoute: { codecs: [] }, seenFrom: '10.1.1.2' };
const AGAIN_AFTER_MS = 1_500;

beforeEach(() => void vi.useFakeTimers());
const opened: ObserverSession[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.close();
  vi.useRealTimers();
});

const settled = () => vi.advanceTimersByTimeAsync(0);
const entered = (state: LessonState | null): Reply<'observing.enter'> => ({
  serverAtMs: 1_000,
  state: state && stateForObservers(state),
  media: null,
});
const packed = (facts: readonly NewFact[], fromSeq: number) => numbered(facts, fromSeq).map(packFact);

/** Somebody who looks into the live lesson. */
async function look(
  answer: Reply<'observing.enter'> | 'observing.nobody-there' | 'observing.full' = entered(liveLesson),
) {
  let line: FakeConnection | undefined;
  let parts: SessionMediaParts | undefined;
  let marks = 0;
  const media: string[] = [];
  const session = new ObserverSession({
    lessonId: plan.lessonId,
    connect: (events: ConnectionEvents) => {
      line = new FakeConnection(events);
      return line;
    },
    openMedia: (given): MediaOfSession => {
      parts = given;
      const done = (what: string) => async () => void media.push(what);
      return {
        ...noMedia(),
        resume: done('resume'),
        open: done('open'),
        drop: () => void media.push('drop'),
        close: () => void media.push('close'),
      };
    },
    onMarks: () => {
      marks += 1;
    },
  });
  opened.push(session);
  if (!line || !parts) throw new Error('the session opened nothing');
  line.answer('observing.enter', answer);
  line.answer('clock.read', { serverAtMs: Date.now() + 7_000 });
  line.events.onHello(HELLO);
  await settled();
  return { session, line, parts, media, marks: () => marks };
}

describe('somebody who looks into a lesson', () => {
  it('has its state, may receive all of its streams, and knows the server’s clock', async () => {
    const { session, parts, media } = await look();
    expect(session.status.read()).toEqual({ step: 'observing' });
    expect(session.store.read().seq).toBe(liveLesson.seq);
    expect(parts.receivable()).toHaveLength(8);
    expect(media).toEqual(['drop', 'resume']);
    expect(session.clockAheadMs).toBe(7_000);
    expect(session.seenAtMs(10_000, 80)).toBe(16_920);
  });

  it('asks for small pictures but for the one that was made large', async () => {
    const { session, parts } = await look();
    const size = (n: number, heightPx: number) => ({ streamId: ids.stream(n), widthPx: 1_280, heightPx });
    const heights = () => parts.looksOn?.sizes([size(1, 720), size(11, 720)]).map(({ heightPx }) => heightPx);
    expect(heights()).toEqual([360, 360]);
    session.enlarge(`${ids.seat(1)}.classroom-return`);
    expect(heights()).toEqual([360, 720]);
  });

  it('is back by itself after a lost line, and asks only for what it has missed', async () => {
    const { session, line } = await look();
    line.events.onAway();
    expect(session.status.read().step).toBe('away');
    line.answer('observing.enter', entered(null));
    line.events.onTold('facts', packed([{ type: 'layout.held', data: { layout: 'teacher' } }], liveLesson.seq + 1));
    line.events.onHello(HELLO);
    await settled();
    expect(session.status.read().step).toBe('observing');
    expect(session.store.read().heldLayout).toBe('teacher');
    const last = line.asked.findLast(({ name }) => name === 'observing.enter');
    expect(last?.body).toMatchObject({ knownSeq: liveLesson.seq + 1 });
  });

  it('enters again when the server has forgotten it', async () => {
    const { session, line } = await look();
    line.answer('observing.read', 'observing.missing');
    await expect(session.ask('observing.read', {})).rejects.toThrow();
    await settled();
    expect(line.asked.filter(({ name }) => name === 'observing.enter')).toHaveLength(2);
  });

  it('waits for somebody to come where nobody is, and looks again and again', async () => {
    const { session, line } = await look('observing.nobody-there');
    expect(session.nobodyThere.read()).toBe(true);
    line.answer('observing.enter', entered(liveLesson));
    await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS);
    expect([session.nobodyThere.read(), session.status.read().step]).toEqual([false, 'observing']);
    line.answer('observing.enter', 'observing.nobody-there');
    line.events.onTold('seat.lost', { code: 'observing.nobody-there' });
    expect(session.nobodyThere.read()).toBe(true);
  });

  it('is told why it may not', async () => {
    const { session } = await look('observing.full');
    expect(session.status.read()).toEqual({ step: 'refused', code: 'observing.full' });
  });

  it('reads the state again at a gap, and when words are let pass that were not told', async () => {
    const { session, line } = await look();
    const next = { ...liveLesson, seq: liveLesson.seq + 5 };
    line.answer('observing.read', { state: next });
    line.events.onTold('facts', packed([{ type: 'layout.held', data: { layout: 'teacher' } }], liveLesson.seq + 4));
    await settled();
    expect(session.store.read().seq).toBe(next.seq);
    const passed: NewFact = { type: 'poll.text-passed', data: { pollId: ids.poll(1), text: '好', passed: true } };
    line.events.onTold('facts', packed([passed], next.seq + 1));
    await settled();
    expect(line.asked.filter(({ name }) => name === 'observing.read')).toHaveLength(2);
  });

  it('lets go of everything when the lesson ends, and does not look for it again', async () => {
    const { session, line, media } = await look();
    line.events.onTold('facts', packed([{ type: 'lesson.ended', data: {} }], liveLesson.seq + 1));
    line.events.onTold('seat.lost', { code: 'lesson.ended' });
    expect(media.at(-1)).toBe('close');
    line.events.onHello(HELLO);
    await settled();
    expect(line.asked.filter(({ name }) => name === 'observing.enter')).toHaveLength(1);
    expect(session.store.read().phase).toBe('ended');
  });

  it('hears that there are other marks, and opens media that was lost', async () => {
    const { line, media, marks } = await look();
    line.events.onTold('marks.changed');
    line.events.onTold('media.lost');
    expect([marks(), media.at(-1)]).toEqual([1, 'open']);
  });
});
