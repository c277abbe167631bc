import type { LessonMedia, MediaEngine, SeatMedia } from '../../server/lesson/ports.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { PictureBudget } from '../../shared/lesson/judgeLine.ts';
import type { TransportOffer } from '../../shared/protocol/index.ts';
import type { ReceivableRtp } from '../../shared/protocol/rtp.ts';
import { FakeTap } from './FakeTap.ts';

const opusOnly: ReceivableRtp = {
  codecs: [{ kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 }],
};

const transport = (id: string): TransportOffer => ({
  id,
  iceParameters: { usernameFragment: 'u', password: 'p', iceLite: true },
  iceCandidates: [],
  dtlsParameters: { role: 'auto', fingerprints: [] },
});

/** Carries nothing, and notes what is open. `lose()` is a worker's death. */
export class FakeMediaEngine implements MediaEngine {
  readonly canRoute = opusOnly;
  readonly open = new Set<string>();
  readonly directed: number[] = [];
  /** As while a worker is just being replaced. */
  openSeatFails = false;
  readonly #lost = new Map<string, () => void>();

  async openLesson(lessonId: string): Promise<LessonMedia> {
    this.open.add(lessonId);
    return {
      openSeat: async (seatId, _wish, onLost) => {
        if (this.openSeatFails) throw new AppError('media.no-worker');
        this.#lost.set(seatId, onLost);
        return this.#openSeat(seatId);
      },
      openObserver: async (observerId, _wish, onLost) => {
        this.#lost.set(observerId, onLost);
        return this.#openSeat(observerId);
      },
      direct: (state) => void this.directed.push(state.seq),
      tap: async (streamId) => {
        if (!this.open.has(streamId)) throw new AppError('stream.not-found', { streamId });
        return new FakeTap();
      },
      worker: async () => this.worker,
      strike: async (how) => {
        this.struck.push(how);
        return this.worker !== undefined;
      },
      leaveTcp: (seatIds) => void this.tcpOnly.push([...seatIds]),
      close: () => void this.open.delete(lessonId),
    };
  }

  /** The one worker, how it was struck, which seats had only TCP left, and what they were limited to. */
  worker: string | undefined = 'worker-1';
  readonly struck: ('kill' | 'hang')[] = [];
  readonly tcpOnly: string[][] = [];
  readonly limits: (number | null)[] = [];

  /** What it says that was sent to each seat. */
  totals = { sent: 0, lost: 0 };
  lineLossRatio: number | null = null;
  /** What it says that pictures take and may take, and whether even the least is too much. */
  budget: PictureBudget | null = null;
  choked = false;
  /** Whether the pictures of all seats are held back, and how often they were let go. */
  heldBack = false;
  lettingsGo = 0;

  /** The engine loses everything that is open. */
  lose(): void {
    for (const [seatId, onLost] of [...this.#lost]) {
      this.#lost.delete(seatId);
      onLost();
    }
  }

  #openSeat(seatId: string): SeatMedia {
    this.open.add(seatId);
    return {
      send: transport('send'),
      receive: transport('receive'),
      iceServers: [],
      connect: async () => undefined,
      restartIce: async () => ({ usernameFragment: 'u2', password: 'p2' }),
      take: async ({ streamId }) => {
        this.open.add(streamId);
        return { producerId: `producer-of-${streamId}` };
      },
      stop: (streamId) => void this.open.delete(streamId),
      mute: async () => undefined,
      offer: async (streamIds) =>
        streamIds.map((streamId) => ({
          streamId,
          consumerId: `consumer-of-${streamId}`,
          producerId: `producer-of-${streamId}`,
          medium: 'audio' as const,
          rtpParameters: {
            codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000 }],
            encodings: [{ ssrc: 1 }],
          },
        })),
      draw: () => undefined,
      isHeldBack: () => this.heldBack,
      letGo: () => {
        this.lettingsGo += 1;
      },
      limit: async (bps) => void this.limits.push(bps),
      lookAtLine: async () => ({
        streams: new Map([['picture', { ...this.totals }]]),
        lineLossRatio: this.lineLossRatio,
        budget: this.budget,
        isChoked: this.choked,
      }),
      close: () => {
        this.open.delete(seatId);
        this.#lost.delete(seatId);
      },
    };
  }
}
