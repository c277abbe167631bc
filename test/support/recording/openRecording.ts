import type { Router } from 'mediasoup/types';
import { openTap } from '../../../server/media/taps/openTap.ts';
import { MediaWorker } from '../../../server/media/workers/MediaWorker.ts';
import type { FileNews } from '../../../server/recording/ports.ts';
import { type DiskGauge, Recorder } from '../../../server/recording/Recorder.ts';
import { TrackFileRecording } from '../../../server/recording/TrackFileRecording.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { ids } from '../ids.ts';
import type { ClipPump } from './ClipPump.ts';

/** A disk with as much room as a test says. */
class SettableDisk implements DiskGauge {
  level: DiskGauge['level'] = 'ok';
  #listener: (level: DiskGauge['level']) => void = () => undefined;

  subscribe(listener: (level: DiskGauge['level']) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  set(level: DiskGauge['level']): void {
    this.level = level;
    this.#listener(level);
  }
}

/** A real worker with a router and a real recorder's process, and what is told of files. `watch`: of a real disk, in place of one that is as full as a test says. */
export async function openRecording({ port, folder, watch }: { port: number; folder: string; watch?: DiskGauge }) {
  const { log, entries } = keptLog();
  const workerBin = process.env['MEDIASOUP_WORKER_BIN'];
  const worker = await MediaWorker.start({ workerBin, port, log, onDied: () => undefined });
  const router: Router = await worker.createRouter();
  const disk = new SettableDisk();
  const recorder = await Recorder.start({ log, disk: watch ?? disk });
  const news: FileNews[] = [];
  recorder.subscribe((told) => void news.push(told));
  return {
    worker,
    disk,
    router,
    recorder,
    entries,
    news,
    newsOf: (fileId: string) => news.filter((told) => told.fileId === fileId),
    /** Records what a pump sends. */
    record: (pump: ClipPump, fileId: string) =>
      TrackFileRecording.start({
        media: {
          tap: (_streamId, to) =>
            openTap({ router, source: { producer: pump.producer, topHeightPx: 0, layers: 1 }, to }),
        },
        recorder,
        streamId: ids.stream(1),
        order: { fileId, folder, tags: { TAKE_ID: 'tak_1' } },
        onNews: () => undefined,
      }),
    close: async () => {
      await recorder.shutDown();
      await worker.close();
    },
  };
}
