import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TappedRtp } from '../../../../server/lesson/ports.ts';
import { TrackFile } from '../../../../server/recording/matroska/TrackFile.ts';
import { StreamIntake } from '../../../../server/recording/StreamIntake.ts';
import { MemoryDisk } from '../../../fakes/MemoryDisk.ts';
import { rtpPacket } from '../../../support/recording/packetize.ts';

const BEGAN_AT_MS = 1_790_000_000_000;

/** What a codec's payloads begin with when they are in order, so that nonsense gets further than the first look. */
const BEGINNINGS: Record<TappedRtp['codec'], readonly string[]> = {
  vp8: ['10', '90e0', '100000009d012a', ''],
  vp9: ['0c', 'aa8101', '0e38', '08824983420027f01670', ''],
  h264: ['7800', '7c85', '7c45', '67640028', '68ce', '65', '78000467640028000268ce', ''],
  opus: ['f8', 'fbff', 'fb05fffefffe', '00', ''],
};

const hostilePacket = (codec: TappedRtp['codec']) =>
  fc.record({
    beginning: fc.constantFrom(...BEGINNINGS[codec]),
    rest: fc.uint8Array({ maxLength: 40 }),
    marker: fc.boolean(),
    sequence: fc.oneof(fc.nat(20), fc.nat(65_535)),
    timestamp: fc.oneof(
      fc.nat(10).map((n) => n * 3_000),
      fc.nat(2 ** 32 - 1),
    ),
    afterMs: fc.oneof(fc.nat(40), fc.nat(5_000)),
    isAgain: fc.boolean(),
  });

// The process writes everybody's files: one stream must never end it.
it.each(['vp8', 'vp9', 'h264', 'opus'] as const)('whatever is sent as %s ends nothing', async (codec) => {
  const rtp: TappedRtp = { codec, payloadType: 1, clockRate: 48_000, ssrc: 1, rtx: { payloadType: 2, ssrc: 2 } };
  await fc.assert(
    fc.asyncProperty(fc.array(hostilePacket(codec), { maxLength: 60 }), async (packets) => {
      const failures: string[] = [];
      let lastMs = 0;
      const intake: StreamIntake = new StreamIntake(rtp, {
        send: () => undefined,
        sample: (sample) => {
          if (sample.parts.length === 0) failures.push('empty');
          file.add(sample, lastMs);
        },
      });
      const file = new TrackFile({
        codec,
        codecPrivate: undefined,
        channels: 2,
        tags: {},
        path: '/nowhere',
        startAtMs: () => intake.startAtMs ?? 0,
        onGrown: (growth) => expect(Number.isFinite(growth.startAtMs + growth.durationMs)).toBe(true),
        onFailed: (code) => void failures.push(code),
        create: async () => new MemoryDisk(),
      });
      let nowMs = BEGAN_AT_MS;
      for (const { beginning, rest, afterMs, isAgain, ...header } of packets) {
        nowMs += afterMs;
        lastMs = nowMs;
        const payload = Buffer.concat([Buffer.from(beginning, 'hex'), rest]);
        intake.receive(rtpPacket({ ...header, payload, payloadType: isAgain ? 2 : 1, ssrc: isAgain ? 2 : 1 }), nowMs);
        intake.receive(payload, nowMs);
        intake.tick(nowMs);
        file.tick(nowMs);
      }
      intake.finish();
      await file.close();
      expect(failures).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
