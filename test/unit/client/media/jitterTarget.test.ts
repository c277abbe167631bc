import { describe, expect, it } from 'vitest';
import {
  type JitterTarget,
  nextJitterTarget,
  noJitterTarget,
  readMissed,
} from '../../../../client/media/jitterTarget.ts';

/** One second in which 100 packets came or should have, so many of them missed at first. */
const second = (now: JitterTarget, missed: number, nowMs = 0) =>
  nextJitterTarget(now, { before: { packets: 500, missed: 20 }, after: { packets: 600, missed: 20 + missed }, nowMs });

describe('what is received', () => {
  it('waits for nothing on a whole line', () => {
    expect(second(noJitterTarget, 0)).toEqual(noJitterTarget);
  });

  it('waits longer at once, the more is missed', () => {
    expect(second(noJitterTarget, 1).targetMs).toBe(150);
    expect(second(noJitterTarget, 20).targetMs).toBe(300);
    expect(second({ targetMs: 150, calmSinceMs: 0 }, 5)).toEqual({ targetMs: 300, calmSinceMs: null });
  });

  it('waits less only when the line has been better for twenty seconds', () => {
    const bad: JitterTarget = { targetMs: 300, calmSinceMs: null };
    const better = second(bad, 0, 1_000);
    expect(better).toEqual({ targetMs: 300, calmSinceMs: 1_000 });
    expect(second(better, 0, 20_999).targetMs).toBe(300);
    expect(second(better, 0, 21_000)).toEqual(noJitterTarget);
    expect(second(better, 4, 10_000)).toEqual(bad);
  });

  it('draws no conclusion from a few packets', () => {
    const few = { before: { packets: 0, missed: 0 }, after: { packets: 20, missed: 20 }, nowMs: 0 };
    expect(nextJitterTarget(noJitterTarget, few)).toBe(noJitterTarget);
  });
});

it('what was missed is what was lost and what came when it was asked for again', () => {
  const inbound = {
    id: 'I',
    timestamp: 0,
    type: 'inbound-rtp',
    packetsReceived: 90,
    packetsLost: 4,
    retransmittedPacketsReceived: 6,
  };
  const report: [string, RTCStats][] = [
    ['I', inbound as RTCStats],
    ['O', { id: 'O', timestamp: 0, type: 'outbound-rtp' }],
  ];
  expect(readMissed(report)).toEqual({ packets: 94, missed: 10 });
});
