import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { foldLog } from '../../../shared/lesson/fold.ts';
import { emptyLesson } from '../../../shared/lesson/state.ts';
import { ids } from '../../support/ids.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine, WINDOW } from '../../support/openSocketLesson.ts';

const OTHER_WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c02';
const opus = {
  codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc: 1234 }],
};
const receivable = {
  codecs: [
    { kind: 'audio' as const, mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
  ],
};
const sound = { medium: 'audio' as const, muted: false, heightPx: null, rtp: opus };

let world: Awaited<ReturnType<typeof openSocketLesson>>;

beforeEach(async () => {
  world = await openSocketLesson();
});
afterEach(() => world.scope.end());

async function seated(visitor: string): Promise<TestLine & { seatId: string }> {
  const line = world.connect(visitor);
  const joined = await line.join();
  if (!joined.ok) throw new Error(joined.error.code);
  return Object.assign(line, { seatId: joined.data.seatId });
}

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => answer.error?.code;

describe('a seat in a lesson', () => {
  it('is given to the lead teacher and to displays of listening classrooms, and to nobody else', async () => {
    const teacher = await world.connect('teacher').join();
    const display = await world.connect('display-1').join();
    expect(teacher.ok && Object.values(teacher.data.state?.seats ?? {})[0]?.role).toBe('teacher');
    expect(display.ok && Object.values(display.data.state?.seats ?? {}).length).toBe(2);
    expect(codeOf(await world.connect('other-teacher').join())).toBe('lesson.not-yours');
    expect(codeOf(await world.connect('other-display').join())).toBe('lesson.not-yours');
  });

  it('is the same after a break, whichever window', async () => {
    const first = await seated('display-1');
    first.socket.close();
    const again = await world.connect('display-1').join(OTHER_WINDOW);
    expect(again.ok && again.data.seatId).toBe(first.seatId);
  });

  it('is not taken from a window that is there, unless one insists; then the other is told', async () => {
    const first = await seated('teacher');
    const second = world.connect('teacher');
    expect(codeOf(await second.join(OTHER_WINDOW))).toBe('seat.displaced');
    expect((await second.join(OTHER_WINDOW, true)).ok).toBe(true);
    await vi.waitFor(() => expect(first.told).toContain('seat.displaced'));
    expect(codeOf(await first.ask('lesson.start', {}))).toBe('seat.missing');
    expect((await second.ask('lesson.start', {})).ok).toBe(true);
  });

  it('goes back without asking to the same window, even while its old line seems alive', async () => {
    const first = await seated('display-1');
    const again = await world.connect('display-1').join(WINDOW);
    expect(again.ok && again.data.seatId).toBe(first.seatId);
  });

  it('keeps its media over a break of the line, and says so', async () => {
    const first = await seated('display-1');
    await first.must('media.open', { canReceive: receivable });
    first.socket.close();
    const again = await world.connect('display-1').join();
    expect(again.ok && again.data.mediaOpen).toBe(true);
  });

  it('is given up after the grace time, with its streams', async () => {
    await world.scope.end();
    world = await openSocketLesson({ seatGraceMs: 50 });
    const teacher = await seated('teacher');
    const display = await seated('display-1');
    await display.must('media.open', { canReceive: receivable });
    await display.must('stream.send', { kind: 'classroom-return', ...sound });
    display.socket.close();
    await vi.waitFor(() => expect(teacher.facts.map((fact) => fact.type)).toContain('seat.left'), { timeout: 3_000 });
    const types = teacher.facts.map((fact) => fact.type);
    expect(types.slice(-3)).toEqual(['seat.dropped', 'stream.ended', 'seat.left']);
  });
});

describe('only the teacher', () => {
  it.each([
    ['lesson.start', {}],
    ['lesson.end', {}],
    ['layout.hold', { layout: 'teacher' }],
    ['sound.choose', { mode: 'music' }],
    ['floor.grant', { seatId: 'sea_0000000000000001' }],
  ] as const)('may ask %s', async (name, body) => {
    const display = await seated('display-1');
    expect(codeOf(await display.ask(name, body as never))).toBe('request.forbidden');
  });

  it('of this lesson may: another teacher has no seat in it', async () => {
    expect(codeOf(await world.connect('other-teacher').ask('lesson.start', {}))).toBe('seat.missing');
  });

  it('ends other classrooms’ turns; a classroom ends its own', async () => {
    const teacher = await seated('teacher');
    const one = await seated('display-1');
    const two = await seated('display-2');
    await teacher.must('lesson.start', {});
    await teacher.must('floor.grant', { seatId: one.seatId as never });
    expect(codeOf(await two.ask('floor.end', { seatId: one.seatId as never }))).toBe('lesson.not-yours');
    expect((await one.ask('floor.end', { seatId: one.seatId as never })).ok).toBe(true);
  });
});

describe('streams', () => {
  it('may only be of the kinds that the seat may send, and only stopped and muted by their own seat', async () => {
    const teacher = await seated('teacher');
    const display = await seated('display-1');
    for (const line of [teacher, display]) await line.must('media.open', { canReceive: receivable });
    expect(codeOf(await display.ask('stream.send', { kind: 'teacher-camera', ...sound }))).toBe(
      'stream.kind-not-allowed',
    );
    const { streamId } = await teacher.must('stream.send', { kind: 'teacher-camera', ...sound });
    expect(codeOf(await display.ask('stream.mute', { streamId, muted: true }))).toBe('stream.not-found');
    await display.must('stream.stop', { streamId });
    const { state } = await teacher.must('lesson.read', {});
    expect(state.streams[streamId]?.muted).toBe(false);
  });

  it('of another classroom cannot be received while it is not on stage', async () => {
    const teacher = await seated('teacher');
    const one = await seated('display-1');
    const two = await seated('display-2');
    for (const line of [teacher, one, two]) await line.must('media.open', { canReceive: receivable });
    const { streamId } = await one.must('stream.send', { kind: 'classroom-return', ...sound });
    expect((await two.must('media.receive', { streamIds: [streamId] })).streams).toEqual([]);
    expect((await teacher.must('media.receive', { streamIds: [streamId] })).streams).toHaveLength(1);
    await teacher.must('lesson.start', {});
    await teacher.must('floor.grant', { seatId: one.seatId as never });
    expect((await two.must('media.receive', { streamIds: [streamId] })).streams).toHaveLength(1);
  });

  it('of the same kind and medium take each other’s place, and there is a limit to how many', async () => {
    const teacher = await seated('teacher');
    await teacher.must('media.open', { canReceive: receivable });
    const first = await teacher.must('stream.send', { kind: 'teacher-camera', ...sound });
    await teacher.must('stream.send', { kind: 'teacher-camera', ...sound });
    const { state } = await teacher.must('lesson.read', {});
    expect(Object.keys(state.streams)).toHaveLength(1);
    expect(state.streams[first.streamId]).toBeUndefined();
    expect(world.engine.open.has(first.streamId)).toBe(false);
  });

  it('refuses odd RTP parameters before they reach the engine', async () => {
    const teacher = await seated('teacher');
    await teacher.must('media.open', { canReceive: receivable });
    const before = world.engine.open.size;
    for (const encoding of [
      { ssrc: 1, maxBitrate: 375_000.5 },
      { ssrc: null },
      { ssrc: 1, maxBitrate: '1' },
      { ssrc: { a: 1 } },
      { rid: 'r', scalabilityMode: 'L4T1' },
    ]) {
      const rtp = { ...opus, encodings: [encoding] };
      expect(codeOf(await teacher.ask('stream.send', { kind: 'teacher-camera', ...sound, rtp } as never))).toBe(
        'request.malformed',
      );
    }
    // More layers than a receiver can be offered would keep everything from whoever is offered them.
    const tall = { ...opus, encodings: ['a', 'b', 'c', 'd'].map((rid) => ({ rid })) };
    expect(codeOf(await teacher.ask('stream.send', { kind: 'teacher-camera', ...sound, rtp: tall }))).toBe(
      'request.malformed',
    );
    const sneaky = { ...opus, headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1 }] };
    expect(codeOf(await teacher.ask('stream.send', { kind: 'teacher-camera', ...sound, rtp: sneaky } as never))).toBe(
      'request.malformed',
    );
    expect(world.engine.open.size).toBe(before);
  });

  it('have ended when the engine lost them, and can be opened anew', async () => {
    const teacher = await seated('teacher');
    await teacher.must('media.open', { canReceive: receivable });
    await teacher.must('stream.send', { kind: 'teacher-camera', ...sound });
    world.engine.lose();
    await vi.waitFor(() => expect(teacher.told).toContain('media.lost'));
    await vi.waitFor(() => expect(teacher.facts.at(-1)?.type).toBe('stream.ended'));
    expect(codeOf(await teacher.ask('stream.send', { kind: 'teacher-camera', ...sound }))).toBe('media.not-open');
    await teacher.must('media.open', { canReceive: receivable });
    expect((await teacher.ask('stream.send', { kind: 'teacher-camera', ...sound })).ok).toBe(true);
  });
});

describe('a request', () => {
  it('that arrives twice is done once and answered twice', async () => {
    const teacher = await seated('teacher');
    const one = await seated('display-1');
    await teacher.must('lesson.start', {});
    const id = teacher.nextId();
    const body = { seatId: one.seatId as never };
    const answers = await Promise.all([teacher.ask('floor.grant', body, id), teacher.ask('floor.grant', body, id)]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    await teacher.must('floor.end', body);
    expect((await teacher.ask('floor.grant', body, id, true)).ok).toBe(true);
    const { state } = await teacher.must('lesson.read', {});
    expect(state.floor).toEqual([]);
  });

  it('is recognised as done by the next process too', async () => {
    const teacher = await seated('teacher');
    await teacher.must('lesson.start', {});
    const id = teacher.nextId();
    await teacher.ask('layout.hold', { layout: 'teacher' }, id);
    await teacher.must('layout.hold', { layout: null });
    const { store } = world;
    await world.scope.end();
    world = await openSocketLesson({ store });
    const again = await seated('teacher');
    expect((await again.ask('layout.hold', { layout: 'teacher' }, id, true)).ok).toBe(true);
    const { state } = await again.must('lesson.read', {});
    expect(state.heldLayout).toBeNull();
  });
});

describe('the log', () => {
  it('tells everyone the same facts, and folds to the same state as the server’s', async () => {
    const teacher = await seated('teacher');
    const one = await seated('display-1');
    await teacher.must('lesson.start', {});
    await teacher.must('floor.grant', { seatId: one.seatId as never });
    await teacher.must('lesson.end', {});
    await vi.waitFor(() => expect(one.facts.at(-1)?.type).toBe('lesson.ended'));
    const whole = await world.store.readSince(plan.lessonId, 0);
    const { state } = await teacher.must('lesson.read', {});
    expect(foldLog(whole, emptyLesson)).toEqual(state);
    expect(one.facts).toEqual(whole.slice(-one.facts.length));
    expect(world.phases).toEqual(['live', 'ended']);
  });

  it('brings floor, layout and seats back after a restart, with nobody connected', async () => {
    const teacher = await seated('teacher');
    const one = await seated('display-1');
    await teacher.must('lesson.start', {});
    await teacher.must('floor.grant', { seatId: one.seatId as never });
    await teacher.must('layout.hold', { layout: 'stage' });
    const { store } = world;
    await world.scope.end();
    world = await openSocketLesson({ store });
    const again = await world.connect('teacher').join();
    if (!again.ok) throw new Error(again.error.code);
    const { state } = again.data;
    expect(state).toMatchObject({ phase: 'live', heldLayout: 'stage', floor: [{ seatId: one.seatId }] });
    expect(state?.seats[one.seatId]?.presence).toBe('away');
    expect(again.data.seatId).toBe(teacher.seatId);
  });

  it('takes nothing more after the end', async () => {
    const teacher = await seated('teacher');
    await teacher.must('lesson.start', {});
    await teacher.must('lesson.end', {});
    expect(codeOf(await teacher.ask('layout.hold', { layout: 'teacher' }))).toBe('lesson.ended');
    expect((await teacher.ask('lesson.end', {})).ok).toBe(true);
    expect(codeOf(await world.connect('display-3').join())).toBe('lesson.ended');
  });
});

it('gives everything back when everyone has left', async () => {
  const teacher = await seated('teacher');
  await teacher.must('media.open', { canReceive: receivable });
  await teacher.must('stream.send', { kind: 'teacher-camera', ...sound });
  await teacher.must('lesson.leave', {});
  await vi.waitFor(() => expect([...world.engine.open].filter((id) => !id.startsWith('str_'))).toEqual([]));
});

it('cuts a connection whose rights are gone, and the seat with it', async () => {
  const teacher = await seated('teacher');
  const display = await seated('display-1');
  world.edge.cut({ kind: 'display', displayId: ids.display(1) });
  await vi.waitFor(() => expect(display.socket.connected).toBe(false));
  await vi.waitFor(() =>
    expect(teacher.facts.at(-1)).toMatchObject({ type: 'seat.left', data: { reason: 'rights-lost' } }),
  );
});

describe('a lesson that is left and entered at the same time', () => {
  it('stays one lesson, whose numbers never collide', async () => {
    const teacher = await seated('teacher');
    for (let round = 0; round < 20; round += 1) {
      const [left, joined] = await Promise.all([
        teacher.ask('lesson.leave', {}),
        world.connect('display-1').join(undefined, true),
      ]);
      expect(left.ok && joined.ok).toBe(true);
      await teacher.join();
    }
    const log = await world.store.readSince(plan.lessonId, 0);
    expect(log.map((fact) => fact.seq)).toEqual(log.map((_fact, index) => index + 1));
    expect((await teacher.ask('layout.hold', { layout: 'stage' })).ok).toBe(true);
  });

  it('keeps no seat for a line that ended while it came in', async () => {
    const teacher = await seated('teacher');
    const hasty = world.connect('display-1');
    await new Promise((resolve) => hasty.socket.once('hello', resolve));
    world.store.hold();
    hasty.join().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    hasty.socket.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    world.store.release();
    await vi.waitFor(() => expect(teacher.facts.map((fact) => fact.type)).toContain('seat.dropped'));
  });
});

it('is there for whoever comes back, although the end of the former line is noticed only while they come in', async () => {
  const teacher = await seated('teacher');
  const former = await seated('display-1');
  const later = world.connect('display-1');
  await new Promise((resolve) => later.socket.once('hello', resolve));
  // Coming back changes nothing, so it waits for what is just being written.
  world.store.hold();
  const before = world.store.tried;
  const writing = teacher.ask('layout.hold', { layout: 'stage' });
  await vi.waitFor(() => expect(world.store.tried).toBe(before + 1));
  const joining = later.join();
  await later.must('clock.read', {});
  former.socket.close();
  await vi.waitFor(() => expect(world.wentOffline).toEqual([ids.display(1)]));
  world.store.release();
  await Promise.all([writing, joining]);
  const { state } = await later.must('lesson.read', {});
  expect(state.seats[former.seatId]?.presence).toBe('here');
});

it('leaves the seat to whoever has taken it over when the earlier window loses its rights', async () => {
  const earlier = await seated('teacher');
  const later = world.connect('teacher');
  await later.join(OTHER_WINDOW, true);
  world.edge.cut({ kind: 'session', sessionId: ids.session(999) });
  await earlier.must('clock.read', {});
  expect((await later.ask('lesson.start', {})).ok).toBe(true);
});

it('tells the timetable that a lesson has ended when it had not heard of it', async () => {
  const teacher = await seated('teacher');
  await teacher.must('lesson.start', {});
  await teacher.must('lesson.end', {});
  const { store } = world;
  await world.scope.end();
  world = await openSocketLesson({ store });
  expect(codeOf(await world.connect('display-1').join())).toBe('lesson.ended');
  expect(world.phases).toEqual(['ended']);
  expect(await world.lessons.resume()).toBe(0);
});
