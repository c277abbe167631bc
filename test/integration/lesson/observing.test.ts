import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_OBSERVERS } from '../../../shared/lesson/observing.ts';
import { type RequestName, requests } from '../../../shared/protocol/index.ts';
import { OBSERVING } from '../../../shared/vocabulary/index.ts';
import { ids } from '../../support/ids.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine, visitors, WINDOW } from '../../support/openSocketLesson.ts';

const { lessonId } = plan;
const seat = { lessonId, windowId: WINDOW, takeOver: false };
const canReceive = {
  codecs: [
    { kind: 'audio' as const, mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
  ],
};
const rtp = { codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000 }], encodings: [{ ssrc: 1 }] };

let world: Awaited<ReturnType<typeof openSocketLesson>>;
let teacher: TestLine;
let display: TestLine;
let phone: TestLine;

beforeEach(async () => {
  world = await openSocketLesson();
  // Otherwise it ends by itself as soon as everybody has left.
  world.timetable.set(lessonId, { ...plan, endsAtMs: Date.now() + 3_600_000 });
  teacher = world.connect('teacher');
  display = world.connect('display-1');
  phone = world.connect('phone-1');
  for (const line of [teacher, display, phone]) await line.must('lesson.join', seat);
  await teacher.must('lesson.start', {});
  await teacher.must('media.open', { canReceive });
  await teacher.must('stream.send', {
    kind: 'teacher-camera',
    medium: 'audio',
    muted: false,
    heightPx: null,
    rtp: rtp as never,
  });
});
afterEach(() => world.scope.end());

async function observer(who = 'observer'): Promise<TestLine> {
  const line = world.connect(who);
  await line.must('observing.enter', { lessonId, canReceive });
  return line;
}
const enter = (who: string) => world.connect(who).ask('observing.enter', { lessonId });
const seats = () => [teacher, display, phone];
const stateOf = async (line: TestLine) => (await line.must('lesson.read', {})).state;

describe('an observer', () => {
  it('sees the lesson, receives its streams and is told what happens', async () => {
    const line = world.connect('observer');
    const { state, media } = await line.must('observing.enter', { lessonId, canReceive });
    expect(state?.phase).toBe('live');
    expect(media?.streams.map(({ medium }) => medium)).toEqual(['audio']);
    expect((await line.must('media.restart-ice', { direction: 'receive' })).iceParameters.password).toBe('p2');
    await line.must('media.draw', { sizes: [] });
    await teacher.must('surface.show', { surface: { kind: 'board', board: 1 } });
    await expect.poll(() => line.facts.map(({ type }) => type)).toContain('surface.shown');
    expect((await line.must('observing.read', {})).state.seq).toBe(line.facts.at(-1)?.seq);
    expect((await line.must('ink.read', { surface: 'board/1', piece: 0 })).pieces).toBeInstanceOf(Array);
  });

  it('is unseen: nobody in the lesson is told anything else, byte for byte, and nothing is written down', async () => {
    const frames: string[] = [];
    const before = await Promise.all(seats().map(async (line) => JSON.stringify(await stateOf(line))));
    for (const [index, line] of seats().entries())
      line.socket.onAny((...told) => frames.push(`${index} ${JSON.stringify(told)}`));
    const written = world.store.batches.length;
    const line = await observer();
    await line.must('observing.read', {});
    await line.must('media.open', { canReceive });
    await line.must('media.draw', { sizes: [] });
    line.socket.close();
    const other = await observer('district-administrator');
    await other.must('observing.leave', {});
    expect(await Promise.all(seats().map(async (each) => JSON.stringify(await stateOf(each))))).toEqual(before);
    expect(frames).toEqual([]);
    expect(world.store.batches.length).toBe(written);
    // What is told then is told to all alike.
    await observer('researcher');
    await teacher.must('layout.hold', { layout: 'teacher' });
    await expect.poll(() => frames.length).toBe(3);
    expect(new Set(frames.map((frame) => frame.slice(2))).size).toBe(1);
  });

  it('is refused whatever changes the lesson or needs a seat', async () => {
    const line = await observer();
    const watching: readonly RequestName[] = [
      'observing.enter',
      'observing.read',
      'observing.leave',
      'media.open',
      'media.connect',
      'media.restart-ice',
      'media.receive',
      'media.draw',
      'ink.read',
      'clock.read',
    ];
    const open = Object.entries(requests).filter(([, { by }]) =>
      OBSERVING.some((role) => by.some((may) => may === role)),
    );
    expect(open.map(([name]) => name).sort()).toEqual([...watching].sort());
    const send = { kind: 'teacher-camera', medium: 'audio', muted: false, heightPx: null, rtp } as const;
    expect(await line.ask('stream.send', send as never)).toMatchObject({ error: { code: 'request.forbidden' } });
    expect(await line.ask('lesson.join', seat)).toMatchObject({ error: { code: 'request.forbidden' } });
  });

  it('is told no message, and no child by name', async () => {
    await phone.must('message.to-teacher', { text: '给老师的秘密' });
    await display.must('hand.raise', { intent: 'answer', child: { name: '李小花', number: 7 } });
    const line = world.connect('observer');
    const { state } = await line.must('observing.enter', { lessonId });
    await phone.must('hand.raise', { intent: 'question', child: { name: '王小明', number: 3 } });
    await new Promise((resolve) => setTimeout(resolve, 600));
    await phone.must('message.to-teacher', { text: '又一个秘密' });
    const { seq } = await stateOf(teacher);
    await expect.poll(() => line.facts.at(-1)?.seq).toBe(seq);
    const told = JSON.stringify([state, line.facts, (await line.must('observing.read', {})).state]);
    for (const kept of ['秘密', '李小花', '王小明']) expect([kept, told.includes(kept)]).toEqual([kept, false]);
  });

  it('comes back where it was', async () => {
    const line = world.connect('observer');
    const { state } = await line.must('observing.enter', { lessonId });
    line.socket.close();
    await teacher.must('layout.hold', { layout: 'teacher' });
    const again = world.connect('observer');
    const answer = await again.must('observing.enter', { lessonId, knownSeq: state?.seq ?? 0 });
    expect(answer.state).toBeNull();
    expect(again.facts.map(({ type }) => type)).toEqual(['layout.held']);
  });

  it('takes nothing along when the line goes, and everything when it leaves', async () => {
    const open = world.engine.open.size;
    const line = await observer();
    expect(world.engine.open.size).toBe(open + 1);
    line.socket.close();
    await expect.poll(() => world.engine.open.size).toBe(open);
    const other = await observer();
    await other.must('observing.leave', {});
    await other.must('observing.leave', {});
    expect(world.engine.open.size).toBe(open);
    expect(await other.ask('media.draw', { sizes: [] })).toMatchObject({ error: { code: 'seat.missing' } });
  });

  it('comes and goes in the server’s log', async () => {
    const line = await observer();
    await line.must('observing.enter', { lessonId });
    line.socket.close();
    const noted = () => world.entries.filter(({ event }) => `${event}`.startsWith('observer.'));
    await expect.poll(() => noted().map(({ event }) => event)).toEqual(['observer.came', 'observer.left']);
    for (const entry of noted()) expect(entry).toMatchObject({ lessonId, personId: ids.person(6) });
  });

  it('hears of the end, and is shown nothing more', async () => {
    const line = await observer();
    await teacher.must('lesson.end', {});
    await expect.poll(() => line.facts.at(-1)?.type).toBe('lesson.ended');
    expect(await line.ask('media.draw', { sizes: [] })).toMatchObject({ error: { code: 'media.not-open' } });
    expect(await enter('observer')).toMatchObject({ error: { code: 'lesson.ended' } });
  });

  it('opens media again after the engine lost it', async () => {
    const line = await observer();
    world.engine.lose();
    await expect.poll(() => line.told).toContain('media.lost');
    await line.must('media.open', { canReceive });
  });

  it('does not keep a lesson open that everybody has left, and hears that', async () => {
    const line = await observer();
    for (const each of seats()) await each.must('lesson.leave', {});
    await expect.poll(() => line.lost).toEqual(['observing.nobody-there']);
    expect(await enter('observer')).toMatchObject({ error: { code: 'observing.nobody-there' } });
    await teacher.must('lesson.join', seat);
    expect((await enter('observer')).ok).toBe(true);
  });

  it('whose rights are lost is cut at once', async () => {
    const line = await observer();
    world.edge.cut({ kind: 'person', personId: ids.person(6) });
    await expect.poll(() => line.socket.connected).toBe(false);
    await expect.poll(() => world.entries.map(({ event }) => event)).toContain('observer.left');
  });
});

describe('who may observe', () => {
  it.each(Object.keys(visitors))('%s may only by their role', async (who) => {
    const may = visitors[who]?.roles.some((role) => OBSERVING.some((each) => each === role));
    const answer = await enter(who);
    expect(answer.ok ? 'ok' : answer.error.code).toBe(may ? 'ok' : 'request.forbidden');
  });

  it('is nobody out of whose reach it is', async () => {
    world.outOfReach.add(ids.person(4));
    expect(await enter('school-administrator')).toMatchObject({ error: { code: 'lesson.not-yours' } });
    expect(await world.connect('observer').ask('observing.enter', { lessonId: ids.lesson(9) })).toMatchObject({
      error: { code: 'lesson.not-found' },
    });
  });

  it('are no more than the lesson bears, and room comes back', async () => {
    const lines = await Promise.all(Array.from({ length: MOST_OBSERVERS }, () => observer()));
    expect(await enter('researcher')).toMatchObject({ error: { code: 'observing.full' } });
    await lines[0]?.must('observing.leave', {});
    expect((await enter('researcher')).ok).toBe(true);
  });

  it('is nobody before it begins', async () => {
    const early = await openSocketLesson();
    await early.connect('teacher').must('lesson.join', seat);
    const before = early.store.batches.length;
    expect(await early.connect('observer').ask('observing.enter', { lessonId })).toMatchObject({
      error: { code: 'lesson.not-live' },
    });
    expect(early.store.batches.length).toBe(before);
    await early.scope.end();
  });

  it('is nobody who has a seat on the same line', async () => {
    const both = world.connect('both');
    await both.must('lesson.join', { ...seat, takeOver: true });
    expect(await both.ask('observing.enter', { lessonId })).toMatchObject({ error: { code: 'request.forbidden' } });
  });
});
