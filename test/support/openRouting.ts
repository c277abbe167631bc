import type { LessonMedia, TakenStream } from '../../server/lesson/ports.ts';
import { routableRtp } from '../../server/media/codecs.ts';
import { RoutedLesson } from '../../server/media/routing/RoutedLesson.ts';
import { MediaWorker } from '../../server/media/workers/MediaWorker.ts';
import { WorkerPool } from '../../server/media/workers/WorkerPool.ts';
import { FakeClock } from '../fakes/FakeClock.ts';
import { keptLog } from '../fakes/keptLog.ts';
import { ids } from './ids.ts';

/** A stream of sound that a seat might send; nothing is ever sent in it. */
export const soundStream = (n: number): TakenStream => ({
  streamId: ids.stream(n),
  medium: 'audio',
  muted: false,
  heightPx: null,
  rtp: {
    mid: `${n}`,
    codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
    encodings: [{ ssrc: 1_000 + n }],
  },
});

/** Real media workers and the lessons on them, without a server around. */
export async function openRouting({ firstPort, workers = 1 }: { firstPort: number; workers?: number }) {
  const { log, entries } = keptLog();
  const clock = new FakeClock();
  const addresses = { now: ['192.168.3.7'] };
  const workerBin = process.env['MEDIASOUP_WORKER_BIN'];
  const startWorker = (port: number, onDied: () => void) => MediaWorker.start({ workerBin, port, log, onDied });
  const pool = await WorkerPool.start({ firstPort, workers, startWorker, clock, log });
  return {
    pool,
    clock,
    entries,
    addresses,
    openLesson: () => new RoutedLesson({ pool, addresses: () => addresses.now, iceServers: () => [], log }),
    /** Opens a seat as a lesson does; `losses` counts how often it was lost. */
    sit: async (lesson: LessonMedia, n: number) => {
      const seat = { losses: 0 };
      const media = await lesson.openSeat(ids.seat(n), { canReceive: routableRtp() }, () => {
        seat.losses += 1;
      });
      return { media, seat };
    },
  };
}
