import { expect, it } from 'vitest';
import type { FileNews } from '../../../../server/recording/ports.ts';
import { TrackFileRecording } from '../../../../server/recording/TrackFileRecording.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import { FakeRecorder } from '../../../fakes/FakeRecorder.ts';
import { FakeTap } from '../../../fakes/FakeTap.ts';
import { ids } from '../../../support/ids.ts';

function given() {
  const recorder = new FakeRecorder();
  const tap = new FakeTap();
  const news: FileNews[] = [];
  const start = () =>
    TrackFileRecording.start({
      media: { tap: async () => tap },
      recorder,
      streamId: ids.stream(1),
      order: { fileId: 'f1', folder: '/takes/t1', tags: {} },
      onNews: (told) => void news.push(told),
    });
  return { recorder, tap, news, start };
}

it('opens the file, says what will come, and lets it come', async () => {
  const { recorder, tap, start } = given();
  await start();
  expect(recorder.begun.get('f1')?.rtp).toEqual(tap.rtp);
  expect(tap.started).toBe(true);
});

it('ends when it is told to, once, with one last piece of news', async () => {
  const { recorder, tap, news, start } = given();
  const recording = await start();
  recorder.tell({ kind: 'growing', fileId: 'f1', startAtMs: 1, durationMs: 2, bytes: 3 });
  recorder.tell({ kind: 'growing', fileId: 'f2', startAtMs: 1, durationMs: 2, bytes: 3 });
  await Promise.all([recording.stop(), recording.stop()]);
  expect(news.map(({ kind, fileId }) => [kind, fileId])).toEqual([
    ['growing', 'f1'],
    ['closed', 'f1'],
  ]);
  expect(tap.closed).toBe(true);
  expect(recorder.orders.size).toBe(0);
});

it('closes the file when the stream ends', async () => {
  const { tap, news, start } = given();
  const recording = await start();
  tap.close();
  await recording.stop();
  expect(news.map(({ kind }) => kind)).toEqual(['closed']);
});

it.each<FileNews>([
  { kind: 'lost', fileId: 'f1' },
  { kind: 'failed', fileId: 'f1', code: 'disk-full', fileName: null, growth: null },
  { kind: 'closed', fileId: 'f1', reason: 'disk-full', fileName: 'f1.mkv', growth: null },
])('lets the stream go when the file has ended: $kind', async (last) => {
  const { recorder, tap, news, start } = given();
  await start();
  recorder.tell(last);
  await Promise.resolve();
  expect(tap.closed).toBe(true);
  expect(news).toEqual([last]);
});

it('leaves nothing open, and tells nothing, when it cannot start', async () => {
  const away = given();
  away.recorder.isAway = true;
  await expect(away.start()).rejects.toMatchObject({ code: 'recording.unavailable' });

  const { recorder, tap, news, start } = given();
  tap.start = () => Promise.reject(new AppError('media.no-worker'));
  await expect(start()).rejects.toMatchObject({ code: 'media.no-worker' });
  expect([recorder.orders.size, tap.closed, news.length, away.tap.closed]).toEqual([0, true, 0, false]);
});
