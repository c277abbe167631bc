import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionEvents } from '../../../../client/connection/Connection.ts';
import { LessonSession, type MediaOfSession } from '../../../../client/lesson/LessonSession.ts';
import { noMedia } from '../../../../client/lesson/noMedia.ts';
import { SessionMedia, type SessionMediaParts } from '../../../../client/lesson/SessionMedia.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import { streamsOf } from '../../../../shared/lesson/streams.ts';
import { type NewFact, packFact, type Reply } from '../../../../shared/protocol/index.ts';
import { FakeConnection } from '../../../fakes/FakeConnection.ts';
import { FakeTrack } from '../../../fakes/FakeTrack.ts';
import { ids } from '../../../support/ids.ts';
import { classroomSeat, liveLesson, numbered, plan } from '../../../support/lessons.ts';

const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';
const HELLO = { serverAtMs: 1_000, build: 'test', canRoute: { codecs: [] }, seenFrom: '10.1.1.2' };
const SEAT = classroomSeat(1);

const seatWith = (state: LessonState): Reply<'lesson.join'> => ({
  seatId: SEAT,
  serverAtMs: 1_000,
  state,
  sentBefore: streamsOf(liveLesson, SEAT),
  mediaOpen: false,
  media: null,
});

/** Facts as the server tells them. */
const packed = (facts: readonly NewFact[], fromSeq: number) => numbered(facts, fromSeq).map(packFact);

const opened: LessonSession[] = [];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const session of opened.splice(0)) session.close();
  vi.useRealTimers();
});

const settled = () => vi.advanceTimersByTimeAsync(0);

/** A device that comes into the live lesson and gets the seat. */
async function come({
  takeOver = false,
  openMedia = (parts) => new SessionMedia(parts),
}: {
  takeOver?: boolean;
  openMedia?: (parts: SessionMediaParts) => MediaOfSession;
} = {}) {
  const lines: FakeConnection[] = [];
  const connect = (events: ConnectionEvents) => {
    const line = new FakeConnection(events);
    lines.push(line);
    return line;
  };
  const session = new LessonSession({ lessonId: plan.lessonId, windowId: WINDOW, takeOver, connect, openMedia });
  opened.push(session);
  const [line] = lines;
  if (!line) throw new Error('the session opened no line');
  line.answer('lesson.join', seatWith(liveLesson));
  line.events.onHello(HELLO);
  await settled();
  const joins = () => line.asked.filter(({ name }) => name === 'lesson.join').map(({ body }) => body);
  return { session, line, joins, step: () => session.status.read().step };
}

describe('a device in a lesson', () => {
  it('says which window it is, and takes the seat from another one only when told to', async () => {
    const { line, joins } = await come({ takeOver: true });
    line.events.onAway();
    line.events.onHello(HELLO);
    await settled();
    const seat = { lessonId: plan.lessonId, windowId: WINDOW };
    expect(joins()).toMatchObject([
      { ...seat, takeOver: true },
      { ...seat, takeOver: false },
    ]);
  });

  it('says how far it knows the lesson, so that only what it missed is told', async () => {
    const { line, joins } = await come();
    line.events.onAway();
    line.events.onHello(HELLO);
    await settled();
    expect(joins()).toMatchObject([{ knownSeq: 0 }, { knownSeq: liveLesson.seq }]);
  });

  it('comes in anew when nothing brings its media back, relies on nothing that it knows, and keeps what it sends', async () => {
    const rejoins: (() => void)[] = [];
    const { session, line, joins, step } = await come({
      openMedia: (parts) => {
        rejoins.push(parts.rejoin);
        return new SessionMedia(parts);
      },
    });
    const track = new FakeTrack('audio', 'desk');
    session.local.put({ kind: 'classroom-return', medium: 'audio', track, muted: false, soundMode: 'speech' });
    for (const rejoin of rejoins) rejoin();
    expect(step()).toBe('away');
    line.events.onHello(HELLO);
    await settled();
    expect([step(), track.readyState]).toEqual(['joined', 'live']);
    line.events.onAway();
    line.events.onHello(HELLO);
    await settled();
    expect(joins()).toMatchObject([
      { knownSeq: 0 },
      { knownSeq: 0, windowId: WINDOW, takeOver: false },
      { knownSeq: liveLesson.seq },
    ]);
  });

  it('knows what its seat was sending before it came, perhaps from another window', async () => {
    const { session } = await come();
    expect(session.sentBefore.map(({ streamId }) => streamId)).toEqual([ids.stream(10), ids.stream(11)]);
  });

  it('lets go of what it sends and receives when the lesson has ended', async () => {
    const { session, line, step } = await come();
    const track = new FakeTrack('audio', 'desk');
    session.local.put({ kind: 'classroom-return', medium: 'audio', track, muted: false, soundMode: 'speech' });
    line.events.onTold('facts', packed([{ type: 'lesson.ended', data: {} }], liveLesson.seq + 1));
    expect([track.readyState, step()]).toEqual(['ended', 'joined']);
    const before = line.asked.length;
    line.events.onTold('media.lost');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line.asked.slice(before)).toEqual([]);
  });

  it('lets go of them also when it learns of the end from the whole state, after a gap', async () => {
    const { session, line } = await come();
    const track = new FakeTrack('audio', 'desk');
    session.local.put({ kind: 'classroom-return', medium: 'audio', track, muted: false, soundMode: 'speech' });
    line.answer('lesson.read', { state: { ...liveLesson, seq: liveLesson.seq + 9, phase: 'ended' } });
    line.events.onTold('facts', packed([{ type: 'lesson.ended', data: {} }], liveLesson.seq + 9));
    await settled();
    expect(track.readyState).toBe('ended');
  });
});

describe('a device whose seat another one has taken', () => {
  it('asks for nothing by itself', async () => {
    const { line, joins, step } = await come();
    line.events.onTold('seat.displaced');
    line.events.onHello(HELLO);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([step(), joins().length]).toEqual(['displaced', 1]);
  });

  it('stays as it is while the other one is there, and is back when that one has gone', async () => {
    const { session, line, joins, step } = await come();
    line.events.onTold('seat.displaced');
    line.answer('lesson.join', 'seat.displaced');
    session.takeFreeSeat();
    expect(step()).toBe('displaced');
    await settled();
    expect(step()).toBe('displaced');
    line.answer('lesson.join', seatWith({ ...liveLesson, seq: liveLesson.seq + 5 }));
    session.takeFreeSeat();
    await settled();
    expect(step()).toBe('joined');
    expect(joins()).toMatchObject(joins().map(() => ({ lessonId: plan.lessonId, windowId: WINDOW, takeOver: false })));
  });

  it('stays as it is while the line is gone', async () => {
    const { session, line, step } = await come();
    line.events.onTold('seat.displaced');
    line.break();
    session.takeFreeSeat();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(step()).toBe('displaced');
  });

  it('takes a free seat only when it has lost its own', async () => {
    const { session, joins } = await come();
    session.takeFreeSeat();
    await settled();
    expect(joins().length).toBe(1);
  });
});

describe('a phone in a lesson', () => {
  it('sits there without media: it asks for none, whatever is sent', async () => {
    const { line, session } = await come({ openMedia: noMedia });
    expect(session.status.read().step).toBe('joined');
    line.events.onTold('facts', packed([{ type: 'sound.chosen', data: { mode: 'music' } }], liveLesson.seq + 1));
    line.events.onTold('media.lost');
    await settled();
    expect(session.store.read().soundMode).toBe('music');
    expect(line.asked.map(({ name }) => name)).toEqual(['lesson.join']);
    expect(line.asked[0]?.body).toMatchObject({ canReceive: null });
  });

  it('notices when it wakes up that its line is gone, and seeks it', async () => {
    const { line, session, step } = await come({ openMedia: noMedia });
    line.answer('clock.read', { serverAtMs: 1 });
    session.checkLine();
    await settled();
    expect(step()).toBe('joined');
    line.break();
    session.checkLine();
    await settled();
    expect(step()).toBe('away');
  });

  it('says whether the line went because the server is started anew, and only until it is back', async () => {
    const { line, session } = await come({ openMedia: noMedia });
    line.events.onTold('server.stopping');
    line.break();
    line.events.onAway();
    await settled();
    expect(session.status.read()).toMatchObject({ step: 'away', restarting: true });
    line.answer('lesson.join', seatWith(liveLesson));
    line.events.onHello(HELLO);
    await settled();
    line.events.onAway();
    expect(session.status.read()).toMatchObject({ step: 'away', restarting: false });
  });

  it('is told why it is not let in', async () => {
    const { line, session } = await come({ openMedia: noMedia });
    line.events.onRefused('pass.revoked');
    expect(session.status.read()).toEqual({ step: 'refused', code: 'pass.revoked' });
  });
});
