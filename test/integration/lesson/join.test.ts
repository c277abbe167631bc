import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { foldLog } from '../../../shared/lesson/fold.ts';
import { emptyLesson } from '../../../shared/lesson/state.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, WINDOW } from '../../support/openSocketLesson.ts';

const canReceive = {
  codecs: [
    { kind: 'audio' as const, mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
  ],
};
const sound = {
  kind: 'classroom-return' as const,
  medium: 'audio' as const,
  muted: false,
  heightPx: null,
  rtp: {
    codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 }],
    encodings: [{ ssrc: 1234 }],
  },
};
const seat = { lessonId: plan.lessonId, windowId: WINDOW, takeOver: false };

let world: Awaited<ReturnType<typeof openSocketLesson>>;

beforeEach(async () => {
  world = await openSocketLesson();
});
afterEach(() => world.scope.end());

it('tells whoever was away just what happened since, as facts before the answer', async () => {
  const teacher = world.connect('teacher');
  await teacher.must('lesson.join', seat);
  const first = world.connect('display-1');
  const { state } = await first.must('lesson.join', seat);
  if (!state) throw new Error('whoever knows nothing gets the whole state');
  first.socket.close();
  await teacher.must('lesson.start', {});
  await teacher.must('layout.hold', { layout: 'teacher' });
  const again = world.connect('display-1');
  const answer = await again.must('lesson.join', { ...seat, knownSeq: state.seq });
  expect(answer.state).toBeNull();
  expect(again.facts.map(({ seq }) => seq)).toEqual(again.facts.map((_, index) => state.seq + 1 + index));
  expect(foldLog(again.facts, state)).toEqual((await teacher.must('lesson.read', {})).state);
});

it('gives the whole state to whoever knows of more than there is, or of nothing', async () => {
  const teacher = world.connect('teacher');
  expect((await teacher.must('lesson.join', { ...seat, knownSeq: 0 })).state).not.toBeNull();
  expect((await teacher.must('lesson.join', { ...seat, knownSeq: 9_999 })).state).not.toBeNull();
});

it('tells what was missed over a restart of the server too', async () => {
  const teacher = world.connect('teacher');
  const { state } = await teacher.must('lesson.join', seat);
  await teacher.must('lesson.start', {});
  const { store } = world;
  await world.scope.end();
  world = await openSocketLesson({ store });
  const again = world.connect('teacher');
  expect((await again.must('lesson.join', { ...seat, knownSeq: state?.seq ?? 0 })).state).toBeNull();
  expect(foldLog(again.facts, state ?? emptyLesson).phase).toBe('live');
});

it('opens the media along with the seat, and ends what an earlier window sent', async () => {
  const teacher = world.connect('teacher');
  await teacher.must('lesson.join', seat);
  const first = world.connect('display-1');
  const joined = await first.must('lesson.join', { ...seat, canReceive });
  expect(joined).toMatchObject({ mediaOpen: true, media: { send: { id: 'send' }, receive: { id: 'receive' } } });
  const { streamId } = await first.must('stream.send', sound);
  const brought = await teacher.must('lesson.join', { ...seat, canReceive });
  expect(brought.media?.streams.map((stream) => stream.streamId)).toEqual([streamId]);
  first.socket.close();
  const again = world.connect('display-1');
  await again.must('lesson.join', { ...seat, canReceive });
  expect((await again.must('lesson.read', {})).state.streams).toEqual({});
});

it('leaves the media of a window alone that still has it', async () => {
  const first = world.connect('display-1');
  await first.must('lesson.join', { ...seat, canReceive });
  const { streamId } = await first.must('stream.send', sound);
  first.socket.close();
  const again = world.connect('display-1');
  expect(await again.must('lesson.join', seat)).toMatchObject({ mediaOpen: true, media: null });
  expect(Object.keys((await again.must('lesson.read', {})).state.streams)).toEqual([streamId]);
});

it('gives the seat all the same when there is no media to be had', async () => {
  world.engine.openSeatFails = true;
  const display = world.connect('display-1');
  expect(await display.must('lesson.join', { ...seat, canReceive })).toMatchObject({ mediaOpen: false, media: null });
  world.engine.openSeatFails = false;
  expect((await display.must('media.open', { canReceive })).send.id).toBe('send');
});

it('opens no media again once the lesson has ended', async () => {
  const teacher = world.connect('teacher');
  await teacher.must('lesson.join', { ...seat, canReceive });
  await teacher.must('lesson.start', {});
  await teacher.must('lesson.end', {});
  const answer = await teacher.ask('media.open', { canReceive });
  expect(answer).toMatchObject({ ok: false, error: { code: 'lesson.ended' } });
  await vi.waitFor(() => expect([...world.engine.open]).toEqual([]));
});

it('lets the newest of two openings of one seat win', async () => {
  const display = world.connect('display-1');
  await display.must('lesson.join', seat);
  const answers = await Promise.all([
    display.ask('media.open', { canReceive }),
    display.ask('media.open', { canReceive }),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
  expect((await display.ask('stream.send', sound)).ok).toBe(true);
});
