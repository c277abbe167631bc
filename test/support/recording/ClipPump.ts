import { createSocket, type Socket } from 'node:dgram';
import type { PlainTransport, Producer, Router } from 'mediasoup/types';
import type { Clip } from './clips.ts';
import { payloadsOf, rtpPacket, senderReport } from './packetize.ts';

const LOOPBACK = '127.0.0.1';
const SEND_EVERY_MS = 5;
/** Tells nothing of the engine's clock: a sender's clock may be wrong by hours. */
const SENDER_CLOCK_OFF_MS = 3 * 3_600_000;

/** How a clip is pumped into a router. */
export type PumpOptions = {
  readonly router: Router;
  readonly clip: Clip;
  readonly ssrc: number;
  /** From capture until it is sent, as encoding takes time, in ms. */
  readonly delayMs?: number;
  /** Packets, counted from 0, that are never sent. */
  readonly isLost?: (packet: number) => boolean;
  readonly reportEveryMs?: number;
  /** Begins the clip anew, with its key picture, when asked for one. Else asking changes nothing. */
  readonly givesKeyFrames?: boolean;
};

const CODECS = {
  vp8: { mimeType: 'video/VP8', payloadType: 101, parameters: {} },
  vp9: { mimeType: 'video/VP9', payloadType: 103, parameters: { 'profile-id': 0 } },
  h264: {
    mimeType: 'video/H264',
    payloadType: 105,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  opus: { mimeType: 'audio/opus', payloadType: 100, parameters: {} },
};

/** Sends a clip over and over into a router, in real time, as a browser would over plain RTP. */
export class ClipPump {
  readonly producer: Producer;
  /** Unix time at which the clip's first frame was captured, in ms. */
  readonly startedAtMs: number;
  /** How often a key frame was asked for. */
  keyFramesAsked = 0;
  readonly #options: PumpOptions;
  readonly #transport: PlainTransport;
  readonly #socket: Socket;
  readonly #timer: NodeJS.Timeout;
  readonly #firstTimestamp = 0xffff_0000;
  #clip: Clip;
  #nextClip: Clip | undefined;
  #next = 0;
  /** Number of the frame with which the clip last began. */
  #clipBegan = 0;
  #packets = 0;
  #sequence = 65_500;
  #reportedAtMs = 0;

  private constructor(options: PumpOptions, transport: PlainTransport, producer: Producer) {
    this.#options = options;
    this.#clip = options.clip;
    this.#transport = transport;
    this.producer = producer;
    this.#socket = createSocket({ type: 'udp4', sendBufferSize: 1_048_576 });
    this.#socket.on('message', (packet) => {
      if (packet[1] !== 206) return;
      this.keyFramesAsked += 1;
      if (options.givesKeyFrames) this.#clipBegan = this.#next;
    });
    this.startedAtMs = preciseNowMs();
    this.#timer = setInterval(() => this.#sendDue(), SEND_EVERY_MS);
  }

  static async start(options: PumpOptions): Promise<ClipPump> {
    const { router, clip, ssrc } = options;
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: LOOPBACK, recvBufferSize: 1_048_576 },
      rtcpMux: true,
      comedia: true,
    });
    const sound = clip.codec === 'opus';
    const producer = await transport.produce({
      kind: sound ? 'audio' : 'video',
      rtpParameters: {
        mid: `${ssrc}`,
        codecs: [
          {
            ...CODECS[clip.codec],
            clockRate: clip.clockRate,
            ...(sound ? { channels: 2 } : { rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }] }),
          },
        ],
        encodings: [{ ssrc }],
        rtcp: { cname: 'pump' },
      },
    });
    return new ClipPump(options, transport, producer);
  }

  /** Goes on with another clip of the same codec and length when this one is over, as when a layer changes. */
  become(clip: Clip): void {
    this.#nextClip = clip;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#socket.close();
    this.#transport.close();
  }

  #sendDue(): void {
    const nowMs = preciseNowMs();
    const { delayMs = 0, reportEveryMs = 500, ssrc } = this.#options;
    while (this.startedAtMs + this.#timeMs(this.#next) + delayMs <= nowMs) this.#sendFrame(this.#next++);
    if (nowMs - this.#reportedAtMs < reportEveryMs || this.#packets === 0) return;
    this.#reportedAtMs = nowMs;
    const timestamp = this.#timestampAt(nowMs - this.startedAtMs);
    this.#send(senderReport({ ssrc, atMs: nowMs + SENDER_CLOCK_OFF_MS, timestamp, packets: this.#packets }));
  }

  #sendFrame(number: number): void {
    const { ssrc, isLost = () => false } = this.#options;
    const place = (number - this.#clipBegan) % this.#clip.frames.length;
    if (place === 0) this.#clip = this.#nextClip ?? this.#clip;
    const clip = this.#clip;
    const frame = clip.frames[place];
    if (!frame) return;
    const payloads = payloadsOf(clip.codec, frame, number);
    for (const [part, payload] of payloads.entries()) {
      const packet = rtpPacket({
        payloadType: CODECS[clip.codec].payloadType,
        marker: clip.codec === 'opus' ? number === 0 : part === payloads.length - 1,
        sequence: this.#sequence++,
        timestamp: this.#timestampAt(this.#timeMs(number)),
        ssrc,
        payload,
      });
      if (!isLost(this.#packets++)) this.#send(packet);
    }
  }

  #timeMs(number: number): number {
    const { frames, lengthMs } = this.#clip;
    return (number * lengthMs) / frames.length;
  }

  #timestampAt(timeMs: number): number {
    return (this.#firstTimestamp + Math.round((timeMs * this.#clip.clockRate) / 1_000)) >>> 0;
  }

  #send(packet: Buffer): void {
    this.#socket.send(packet, this.#transport.tuple.localPort, LOOPBACK);
  }
}

/** Unix time in ms, with fraction. */
export const preciseNowMs = (): number => performance.timeOrigin + performance.now();
