import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorCodes } from '../../../shared/errors/index.ts';
import { foldLog } from '../../../shared/lesson/fold.ts';
import { withInkUnread } from '../../../shared/lesson/ink.ts';
import { type RequestName, requests } from '../../../shared/protocol/index.ts';
import { ids } from '../../support/ids.ts';
import { digitsOf, part } from '../../support/ink.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine, WINDOW } from '../../support/openSocketLesson.ts';

const names = Object.keys(requests) as RequestName[];
const codes = Object.keys(errorCodes);

const canReceive = {
  codecs: [{ kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 }],
};
const sound = {
  medium: 'audio',
  muted: false,
  heightPx: null,
  rtp: { codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000 }], encodings: [{ ssrc: 1234 }] },
};

let world: Awaited<ReturnType<typeof openSocketLesson>>;
let teacher: TestLine;
let display: TestLine;
let displaySeat: string;

beforeEach(async () => {
  world = await openSocketLesson();
  teacher = world.connect('teacher');
  display = world.connect('display-1');
  const seat = { lessonId: plan.lessonId, windowId: WINDOW, takeOver: false };
  await teacher.must('lesson.join', seat);
  displaySeat = (await display.must('lesson.join', seat)).seatId;
  await teacher.must('lesson.start', {});
});
afterEach(() => world.scope.end());

/** Asks from a seat; whatever comes back is an answer or a code of the table, and a refusal has left the log alone. */
async function throwAt(line: TestLine, name: RequestName, body: unknown): Promise<void> {
  const before = world.store.batches.length;
  const { ok, error } = await line.raw({ id: line.nextId(), again: false, name, body });
  if (ok) return;
  expect(codes).toContain(error?.code);
  expect(error?.code).not.toBe('server.fault');
  expect(world.store.batches.length).toBe(before);
}

describe('whoever has a seat', () => {
  it.each(names)('gets a coded error for any odd body of %s', async (name) => {
    const odd = fc.oneof(
      fc.anything({ maxDepth: 3 }),
      fc.record({
        seatId: fc.oneof(fc.constant(displaySeat), fc.constant(ids.seat(99)), fc.anything({ maxDepth: 1 })),
        streamId: fc.oneof(fc.constant(ids.stream(9)), fc.anything({ maxDepth: 1 })),
        extra: fc.anything({ maxDepth: 1 }),
      }),
    );
    for (const body of fc.sample(odd, 40)) {
      // What JSON cannot say does not travel.
      await throwAt(teacher, name, JSON.parse(JSON.stringify(body ?? null) ?? 'null'));
    }
  });

  it.each(names)('is told that a body of %s is too large', async (name) => {
    const body = { padding: 'x'.repeat(66_000) };
    const answer = await teacher.raw({ id: teacher.nextId(), again: false, name, body });
    expect(answer.error?.code).toBe('request.too-large');
  });

  it.each(names)('is answered twice and heard once for the same %s', async (name) => {
    const ask = { id: teacher.nextId(), again: false, name, body: {} };
    const [first, second] = await Promise.all([teacher.raw(ask), teacher.raw(ask)]);
    const stored = world.store.batches.length;
    expect(second).toEqual(first);
    expect(await teacher.raw(ask)).toEqual(first);
    expect(world.store.batches.length).toBe(stored);
  });
});

it('takes requests in any order: each is answered or refused with a code, and the log tells the state', async () => {
  let strokes = 0;
  const right: Readonly<Record<string, () => readonly [RequestName, unknown]>> = {
    start: () => ['lesson.start', {}],
    open: () => ['media.open', { canReceive }],
    connect: () => ['media.connect', { direction: 'send', dtls: { role: 'auto', fingerprints: [] } }],
    ice: () => ['media.restart-ice', { direction: 'receive' }],
    send: () => ['stream.send', { kind: 'teacher-camera', ...sound }],
    back: () => ['stream.send', { kind: 'classroom-return', ...sound }],
    stop: () => ['stream.stop', { streamId: ids.stream(1) }],
    mute: () => ['stream.mute', { streamId: ids.stream(1), muted: true }],
    sizes: () => ['media.draw', { sizes: [] }],
    grant: () => ['floor.grant', { seatId: displaySeat }],
    limited: () => ['floor.grant', { seatId: displaySeat, limitMs: 30_000 }],
    clear: () => ['floor.clear', {}],
    discuss: () => ['floor.discuss', { on: true }],
    close: () => ['floor.discuss', { on: false }],
    raise: () => ['hand.raise', { intent: 'question', child: { name: '李同学', number: 3 } }],
    lower: () => ['hand.lower', { seatId: displaySeat }],
    lowerAll: () => ['hand.lower-all', {}],
    take: () => ['floor.end', { seatId: displaySeat }],
    hold: () => ['layout.hold', { layout: 'stage' }],
    board: () => ['surface.show', { surface: { kind: 'board', board: 1 } }],
    page: () => ['surface.show', { surface: { kind: 'page', deckId: ids.deck(1), page: 1 } }],
    off: () => ['surface.show', { surface: null }],
    point: () => ['pointer.move', { at: { x: 0.5, y: 0.5 } }],
    ready: () => ['deck.ready', { deckId: ids.deck(1) }],
    draw: () => ['ink.draw', { strokes: [part(++strokes, digitsOf([strokes, strokes]))] }],
    erase: () => ['ink.erase', { surface: 'board/1', at: [0, 1], goesOn: true }],
    undo: () => ['ink.undo', { surface: 'board/1' }],
    wipe: () => ['ink.clear', { surface: 'board/1' }],
    pen: () => ['ink.give-pen', { seatId: displaySeat }],
    noPen: () => ['ink.give-pen', { seatId: null }],
    guard: () => ['guard.choose', { mode: 'open' }],
    voice: () => ['audible.tell', { audible: true }],
    music: () => ['sound.choose', { mode: 'music' }],
    switch: () => ['microphone.switch', { muted: true }],
    unmute: () => ['microphone.switch', { muted: false }],
    hush: () => ['microphone.mute', { classroomId: ids.classroom(1) }],
    wish: () => ['microphone.ask', { classroomId: ids.classroom(1) }],
    signal: () => ['signal.give', { kind: 'cannot-hear' }],
    seen: () => ['signal.acknowledge', { classroomId: ids.classroom(1) }],
    call: () => ['rollcall.open', {}],
    roll: () => ['rollcall.enter', { expected: 11, present: 9 }],
    own: () => ['layout.hold-own', { layout: 'teacher' }],
    pass: () => ['pass.issue', {}],
    join: () => ['lesson.join', seat],
    leave: () => ['lesson.leave', {}],
    read: () => ['lesson.read', {}],
    end: () => ['lesson.end', {}],
  };
  // Somebody stays: a lesson that everybody has left is put away, and writes that down, while others still ask.
  const seat = { lessonId: plan.lessonId, windowId: WINDOW, takeOver: false };
  const witness = world.connect('display-2');
  await witness.must('lesson.join', seat);
  const move = fc.record({ does: fc.constantFrom(...Object.keys(right)), byTeacher: fc.boolean() });
  const moves = fc.sample(move, 100);
  for (const { does, byTeacher } of moves) {
    const [name, body] = right[does]?.() ?? (['lesson.read', {}] as const);
    await throwAt(byTeacher ? teacher : display, name, body);
  }
  const stored = foldLog(await world.store.readSince(plan.lessonId, 0));
  expect((await witness.must('lesson.read', {})).state).toEqual(withInkUnread(stored));
  expect(stored.seq).toBe(witness.facts.at(-1)?.seq);
});
