import { opusHead } from '../../../server/recording/frames/opus.ts';
import { TrackFile } from '../../../server/recording/matroska/TrackFile.ts';
import { StreamIntake } from '../../../server/recording/StreamIntake.ts';
import type { Clip, CodedFrame } from './clips.ts';
import { payloadsOf, rtpPacket, senderReport } from './packetize.ts';

/** When such recordings begin, Unix ms. */
export const LINE_BEGAN_AT_MS = 1_790_000_000_000;

const SSRC = 1;
const PAYLOAD_TYPE = 100;
const TICK_EVERY_MS = 50;
const REPORT_EVERY_MS = 1_000;
const FIRST_TIMESTAMP = 0xfff0_0000;

/** A sender and its line, in a time that does not pass. */
export type SimulatedLine = {
  readonly clip: Clip;
  readonly path: string;
  readonly forMs: number;
  /** How much faster than the server's the sender's clock runs. */
  readonly driftPpm: number;
  /** From capture until it has come, by the packet's number, in ms; what is sent again comes late. */
  readonly lateMs: (packet: number) => number;
  readonly isLost: (packet: number) => boolean;
  /** Whether nothing is sent at a time since the beginning, as when muted. */
  readonly isSilent: (atMs: number) => boolean;
};

type Coming = { readonly atMs: number; readonly packet: Buffer; readonly timestamp: number };

/**
 * Records a clip, over and over, as it would come over a line: packets late, out of order and lost, a sender whose clock
 * is off, and the engine's reports, which go by the packet that came last.
 *
 * @returns The server's time at the file's first sample.
 */
export async function recordOverLine(line: SimulatedLine): Promise<number> {
  const { clip, forMs } = line;
  const { intake, file } = opened(line);
  const coming: Coming[] = [];
  const send = sender(line);
  let [nextTickMs, nextReportMs] = [0, REPORT_EVERY_MS];
  let last: { readonly atMs: number; readonly timestamp: number } | undefined;
  const deliver = (untilMs: number): void => {
    coming.sort((a, b) => a.atMs - b.atMs);
    for (let next = coming[0]; next && next.atMs <= untilMs; next = coming[0]) {
      coming.shift();
      intake.receive(next.packet, LINE_BEGAN_AT_MS + next.atMs);
      if (!last || ((next.timestamp - last.timestamp) & 0x8000_0000) === 0) last = next;
    }
  };
  for (const { atMs, frame, number } of framesOf(clip, forMs)) {
    deliver(atMs);
    for (; nextTickMs <= atMs; nextTickMs += TICK_EVERY_MS) {
      intake.tick(LINE_BEGAN_AT_MS + nextTickMs);
      file()?.tick(LINE_BEGAN_AT_MS + nextTickMs);
    }
    for (; nextReportMs <= atMs; nextReportMs += REPORT_EVERY_MS) {
      if (!last) continue;
      const passed = Math.round(((atMs - last.atMs) * clip.clockRate) / 1_000);
      const report = { ssrc: SSRC, atMs: LINE_BEGAN_AT_MS + atMs, timestamp: last.timestamp + passed };
      intake.receive(senderReport(report), LINE_BEGAN_AT_MS + atMs);
    }
    if (!line.isSilent(atMs)) coming.push(...send(atMs, frame, number));
  }
  deliver(Number.POSITIVE_INFINITY);
  intake.finish();
  await file()?.close();
  return intake.startAtMs ?? Number.NaN;
}

/** Makes the packets of a frame that was captured at a time, as far as they come. */
function sender({ clip, driftPpm, lateMs, isLost }: SimulatedLine) {
  let packets = 0;
  return (atMs: number, frame: CodedFrame, number: number): Coming[] => {
    const senderMs = atMs * (1 + driftPpm / 1e6);
    const timestamp = (FIRST_TIMESTAMP + Math.round((senderMs * clip.clockRate) / 1_000)) >>> 0;
    const payloads = payloadsOf(clip.codec, frame, number);
    return payloads.flatMap((payload, part) => {
      const sequence = packets++;
      if (isLost(sequence)) return [];
      const marker = part === payloads.length - 1;
      const packet = rtpPacket({ payloadType: PAYLOAD_TYPE, ssrc: SSRC, marker, sequence, timestamp, payload });
      return [{ atMs: atMs + lateMs(sequence), packet, timestamp }];
    });
  };
}

function* framesOf(clip: Clip, forMs: number) {
  for (let number = 0; ; number += 1) {
    const frame = clip.frames[number % clip.frames.length];
    const atMs = Math.floor(number / clip.frames.length) * clip.lengthMs + (frame?.timeMs ?? 0);
    if (!frame || atMs >= forMs) return;
    yield { atMs, frame, number };
  }
}

function opened({ clip, path }: SimulatedLine) {
  let file: TrackFile | undefined;
  const isSound = clip.codec === 'opus';
  const rtp = { codec: clip.codec, payloadType: PAYLOAD_TYPE, clockRate: clip.clockRate, ssrc: SSRC };
  let nowMs = LINE_BEGAN_AT_MS;
  const intake = new StreamIntake(rtp, {
    send: () => undefined,
    sample: (sample) => {
      file ??= new TrackFile({
        ...{ codec: clip.codec, tags: { FILE_ID: 'line' }, path },
        codecPrivate: isSound ? opusHead(2) : sample.codecPrivate,
        channels: isSound ? 2 : undefined,
        startAtMs: () => intake.startAtMs ?? 0,
        onGrown: () => undefined,
        onFailed: (code) => {
          throw new Error(code);
        },
      });
      nowMs = Math.max(nowMs, (intake.startAtMs ?? 0) + sample.timeMs);
      file.add(sample, nowMs);
    },
  });
  return { intake, file: () => file };
}
