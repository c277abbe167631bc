import { opusHead } from '../../../server/recording/frames/opus.ts';
import { TrackFile } from '../../../server/recording/matroska/TrackFile.ts';
import { StreamIntake } from '../../../server/recording/StreamIntake.ts';
import type { Clip } from './clips.ts';
import { payloadsOf, rtpPacket } from './packetize.ts';

/** When such recordings begin, Unix ms. */
const AT_ONCE_BEGAN_AT_MS = 1_790_000_000_000;

/** The disk may be so far behind, in ms of the stream; looked at once in so many frames. */
const BEHIND_AT_MOST_MS = 10_000;
const WAIT_EACH = 25;

/** Writes a file of a clip without waiting for its time to pass. Frames for which `isSent` says no are left out. */
export async function recordAtOnce({
  clip,
  path,
  rounds = 1,
  isSent = () => true,
}: {
  clip: Clip;
  path: string;
  rounds?: number;
  isSent?: (timeMs: number) => boolean;
}): Promise<void> {
  let file: TrackFile | undefined;
  let nowMs = AT_ONCE_BEGAN_AT_MS;
  const rtp = { codec: clip.codec, payloadType: 100, clockRate: clip.clockRate, ssrc: 1 };
  const intake = new StreamIntake(rtp, {
    send: () => undefined,
    sample: (sample) => {
      file ??= new TrackFile({
        codec: clip.codec,
        codecPrivate: clip.codec === 'opus' ? opusHead(2) : sample.codecPrivate,
        channels: clip.codec === 'opus' ? 2 : undefined,
        tags: { FILE_ID: 'at-once' },
        path,
        startAtMs: () => intake.startAtMs ?? 0,
        onGrown: () => undefined,
        onFailed: (code) => {
          throw new Error(code);
        },
      });
      file.add(sample, nowMs);
    },
  });
  let sequence = 0;
  for (let number = 0; number < clip.frames.length * rounds; number += 1) {
    const frame = clip.frames[number % clip.frames.length];
    if (!frame) break;
    const timeMs = Math.floor(number / clip.frames.length) * clip.lengthMs + frame.timeMs;
    if (!isSent(timeMs)) continue;
    nowMs = AT_ONCE_BEGAN_AT_MS + timeMs;
    const timestamp = Math.round((timeMs * clip.clockRate) / 1_000);
    for (const [part, payload, all] of payloadsOf(clip.codec, frame, number).map(
      (p, i, every) => [i, p, every] as const,
    )) {
      const marker = part === all.length - 1;
      intake.receive(rtpPacket({ payloadType: 100, ssrc: 1, marker, sequence: sequence++, timestamp, payload }), nowMs);
    }
    file?.tick(nowMs);
    // The disk must keep up, or the file takes it for too slow.
    while (number % WAIT_EACH === 0 && file && timeMs - (file.growth?.durationMs ?? 0) > BEHIND_AT_MOST_MS)
      await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await file?.close();
}
