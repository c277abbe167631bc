import type { TappedRtp } from '../lesson/ports.ts';
import type { Depacketizer, Frame, PictureSize } from './frames/Frame.ts';
import { H264Depacketizer } from './frames/h264.ts';
import { KeyFrameGate } from './frames/KeyFrameGate.ts';
import { OpusDepacketizer } from './frames/opus.ts';
import { type PlacedSound, SoundLine } from './frames/SoundLine.ts';
import { Vp8Depacketizer } from './frames/vp8.ts';
import { Vp9Depacketizer } from './frames/vp9.ts';
import { type Arrived, JitterBuffer } from './rtp/JitterBuffer.ts';
import { readSenderReports, type SenderReport, writeNack, writePictureLoss, writeReceiverReport } from './rtp/rtcp.ts';
import { isRtcp, type RtpPacket, readRtp, unwrapRetransmission } from './rtp/rtpPacket.ts';
import { StreamClock } from './StreamClock.ts';

/**
 * How long to wait for packets, in ms. What the engine lacks it asks of the sender itself, and passes on when it comes;
 * a school's line may take a third of a second for that. Nothing waits while nothing is missing.
 */
const LIMITS = { waitMs: 600, askAfterMs: 20, askEveryMs: 60 };

/** A stream that has sent nothing for this long, in ms, is paused: it has no key frame to give. */
const PAUSED_AFTER_MS = 2_000;

/** A pause of sound is filled up to so long ago, in ms: what is late may still come. */
const FILL_AFTER_MS = 1_500;

/** How often reception is reported, in ms. */
const REPORT_EVERY_MS = 1_000;

/** A frame with its place in the file. */
export type Sample = {
  /** Since the file's first sample, in ms, with fraction. */
  readonly timeMs: number;
  readonly isKey: boolean;
  readonly parts: readonly Buffer[];
  /** Of sound; 0 for a picture, which lasts until the next. */
  readonly lastsMs: number;
  readonly size: PictureSize | undefined;
  readonly codecPrivate: Buffer | undefined;
};

/** Where an intake's work goes. */
export type IntakeSink = {
  /** A sample to be written; they come in order. */
  readonly sample: (sample: Sample) => void;
  /** RTCP to be sent back. */
  readonly send: (packet: Buffer) => void;
};

/** Makes samples of the packets of one stream. Knows no socket, no file and no clock: tests replay what they like. */
export class StreamIntake {
  readonly #rtp: TappedRtp;
  readonly #sink: IntakeSink;
  readonly #jitter = new JitterBuffer(LIMITS);
  readonly #clock: StreamClock;
  readonly #depacketizer: Depacketizer;
  /** Nothing for sound: all of it is key. */
  readonly #gate: KeyFrameGate | undefined;
  /** Nothing for pictures: they stay until the next one. */
  readonly #sound: SoundLine | undefined;
  #heardAtMs = Number.NEGATIVE_INFINITY;
  #lastReport: (SenderReport & { readonly arrivedAtMs: number }) | undefined;
  #reportedAtMs: number | undefined;
  #lost = { total: 0, reported: 0, highestReported: 0 };

  constructor(rtp: TappedRtp, sink: IntakeSink) {
    this.#rtp = rtp;
    this.#sink = sink;
    this.#clock = new StreamClock(rtp.clockRate);
    this.#depacketizer = depacketizerFor(rtp.codec);
    this.#gate = rtp.codec === 'opus' ? undefined : new KeyFrameGate();
    this.#sound = rtp.codec === 'opus' ? new SoundLine() : undefined;
  }

  /** Server's time at the first sample, in ms with fraction; it is improved while the file grows. */
  get startAtMs(): number | undefined {
    return this.#clock.startAtMs;
  }

  /** Takes what came from the network. `nowMs`: Unix time with fraction. */
  receive(datagram: Buffer, nowMs: number): void {
    if (isRtcp(datagram)) this.#receiveReports(datagram, nowMs);
    else this.#receivePacket(this.#mediaIn(readRtp(datagram)), nowMs);
  }

  /** To be called some twenty times a second: gives up what is late, asks for what is missing. */
  tick(nowMs: number): void {
    this.#release(nowMs);
    const missing = this.#jitter.toAsk(nowMs);
    if (missing.length > 0) this.#sink.send(writeNack(this.#rtp.ssrc, missing));
    const isPaused = nowMs - this.#heardAtMs >= PAUSED_AFTER_MS;
    if (!isPaused && this.#gate?.shouldAsk(nowMs)) this.#sink.send(writePictureLoss(this.#rtp.ssrc));
    this.#fillPause(nowMs);
    this.#report(nowMs);
  }

  /** Hands out what still waits for missing packets: none will come any more. */
  finish(): void {
    this.#release(Number.POSITIVE_INFINITY);
  }

  #receivePacket(packet: RtpPacket | undefined, nowMs: number): void {
    if (!packet) return;
    this.#heardAtMs = nowMs;
    const rtpMs = this.#clock.observeArrival(packet.timestamp, nowMs);
    this.#jitter.add({ packet, arrivedAtMs: nowMs, rtpMs });
    this.#release(nowMs);
  }

  #mediaIn(packet: RtpPacket | undefined): RtpPacket | undefined {
    const { ssrc, payloadType, rtx } = this.#rtp;
    if (!packet) return undefined;
    const isMedia = packet.ssrc === ssrc && packet.payloadType === payloadType;
    // An empty one only keeps the line open, but its number counts.
    if (isMedia) return packet;
    const isAgain = rtx !== undefined && packet.ssrc === rtx.ssrc && packet.payloadType === rtx.payloadType;
    return isAgain ? unwrapRetransmission(packet, { ssrc, payloadType }) : undefined;
  }

  #receiveReports(datagram: Buffer, nowMs: number): void {
    for (const report of readSenderReports(datagram)) {
      if (report.ssrc !== this.#rtp.ssrc) continue;
      this.#lastReport = { ...report, arrivedAtMs: nowMs };
      this.#clock.observeReport({ timestamp: report.timestamp, atMs: report.atMs, arrivedAtMs: nowMs });
    }
  }

  #release(nowMs: number): void {
    for (let next = this.#jitter.take(nowMs); next; next = this.#jitter.take(nowMs)) {
      if (next.lostBefore > 0) this.#lose(next.lostBefore);
      const frame = this.#depacketizer.add(next.packet);
      if (frame) this.#pass(frame, next);
    }
  }

  #lose(packets: number): void {
    this.#lost.total += packets;
    this.#depacketizer.lose();
    this.#gate?.lose();
  }

  #pass(frame: Frame, { arrivedAtMs, rtpMs }: Arrived): void {
    if (this.#gate && !this.#gate.admits(frame, arrivedAtMs)) return;
    const { isKey, parts, size, codecPrivate } = frame;
    const timeMs = this.#clock.fileTimeMs(rtpMs);
    const [packet] = parts;
    if (!this.#sound) this.#sink.sample({ timeMs, isKey, parts, lastsMs: 0, size, codecPrivate });
    else if (packet) this.#passSound(this.#sound.place(packet, timeMs));
  }

  #passSound(placed: readonly PlacedSound[]): void {
    for (const { packet, ...place } of placed) {
      this.#sink.sample({ ...place, parts: [packet], isKey: true, size: undefined, codecPrivate: undefined });
    }
  }

  /** Fills a pause while it goes on, so that the file is never far behind and the end of a long one is no burst. */
  #fillPause(nowMs: number): void {
    const { startAtMs } = this.#clock;
    if (!this.#sound || startAtMs === undefined) return;
    this.#passSound(this.#sound.fillTo(nowMs - FILL_AFTER_MS - startAtMs));
  }

  #report(nowMs: number): void {
    this.#reportedAtMs ??= nowMs;
    const highestSequence = this.#jitter.highestSequence;
    if (nowMs - this.#reportedAtMs < REPORT_EVERY_MS || highestSequence === 0) return;
    const { total, reported, highestReported } = this.#lost;
    const expected = Math.max(1, highestSequence - highestReported);
    const last = this.#lastReport;
    this.#sink.send(
      writeReceiverReport({
        ssrc: this.#rtp.ssrc,
        lostRatio: Math.min(1, (total - reported) / expected),
        lost: total,
        highestSequence,
        lastReport: last && { compactNtp: last.compactNtp, agoMs: nowMs - last.arrivedAtMs },
      }),
    );
    this.#lost = { total, reported: total, highestReported: highestSequence };
    this.#reportedAtMs = nowMs;
  }
}

function depacketizerFor(codec: TappedRtp['codec']): Depacketizer {
  switch (codec) {
    case 'vp8':
      return new Vp8Depacketizer();
    case 'vp9':
      return new Vp9Depacketizer();
    case 'h264':
      return new H264Depacketizer();
    case 'opus':
      return new OpusDepacketizer();
  }
}
