import type { Producer, WebRtcTransport } from 'mediasoup/types';
import { AppError } from '../../../shared/errors/index.ts';
import { MAX_STREAMS_PER_SEAT } from '../../../shared/protocol/index.ts';
import type { StreamId } from '../../../shared/vocabulary/index.ts';
import type { TakenStream } from '../../lesson/ports.ts';
import { engineCall } from '../engineCall.ts';

/**
 * Key frames are asked of a sender at most this often, in ms. Chromium ignores whoever asks within 300 ms of the last one
 * it sent (`kMinKeyframeSendIntervalMs` of its WebRTC), and the engine asks again only after a second: asked sooner, whoever
 * comes just then would wait that second.
 */
const KEY_FRAME_EVERY_MS = 350;

/** A stream that came in, and what receivers need to know of it. */
export type IncomingStream = { readonly producer: Producer; readonly topHeightPx: number; readonly layers: number };

/** All streams that come into one lesson, by their id. */
export type IncomingIndex = Map<StreamId, IncomingStream>;

/** What one seat sends into the lesson. */
export class IncomingStreams {
  readonly #transport: WebRtcTransport;
  readonly #index: IncomingIndex;
  readonly #own = new Set<StreamId>();
  #coming = 0;

  constructor(transport: WebRtcTransport, index: IncomingIndex) {
    this.#transport = transport;
    this.#index = index;
  }

  async take({ streamId, medium, muted, heightPx, rtp }: TakenStream): Promise<{ producerId: string }> {
    // Two at once of a kind take each other's place; more than that at once is not a teacher.
    if (this.#own.size + this.#coming >= 2 * MAX_STREAMS_PER_SEAT) throw new AppError('stream.too-many');
    this.#coming += 1;
    try {
      return await this.#take({ streamId, medium, muted, heightPx, rtp });
    } finally {
      this.#coming -= 1;
    }
  }

  async #take({ streamId, medium, muted, heightPx, rtp }: TakenStream): Promise<{ producerId: string }> {
    const producer = await engineCall(
      this.#transport.produce({
        kind: medium,
        paused: muted,
        rtpParameters: rtp,
        // Several who come at once are served by one key frame; nobody waits long for theirs.
        keyFrameRequestDelay: KEY_FRAME_EVERY_MS,
      }),
    );
    this.#own.add(streamId);
    this.#index.set(streamId, { producer, topHeightPx: heightPx ?? 0, layers: Math.max(1, rtp.encodings.length) });
    return { producerId: producer.id };
  }

  stop(streamId: StreamId): void {
    if (!this.#own.delete(streamId)) return;
    this.#index.get(streamId)?.producer.close();
    this.#index.delete(streamId);
  }

  async mute(streamId: StreamId, muted: boolean): Promise<void> {
    const producer = this.#own.has(streamId) ? this.#index.get(streamId)?.producer : undefined;
    if (producer) await engineCall(muted ? producer.pause() : producer.resume());
  }

  close(): void {
    for (const streamId of [...this.#own]) this.stop(streamId);
  }
}
