import { expect, it } from 'vitest';
import { soundCodec, videoEncodings } from '../../../../client/media/encodings.ts';
import { levelDbov, levelRatio } from '../../../../client/media/LevelProbe.ts';
import { emptyTotals, sampleBetween } from '../../../../client/media/linkStats.ts';

it('gives shares of what happened between two readings', () => {
  const before = { ...emptyTotals, received: 900, lost: 100, sent: 500, sentLost: 0, frozenS: { a: 1, b: 0 }, atS: 10 };
  const now = {
    received: 1_800,
    lost: 200,
    sent: 1_000,
    sentLost: 50,
    frozenS: { a: 2, b: 0.5, c: 4 },
    atS: 15,
    rttMs: 40,
  };
  expect(sampleBetween(before, now)).toEqual({ rttMs: 40, downLossRatio: 0.1, upLossRatio: 0.1, freezeRatio: 0.2 });
});

it('does not take a pause for a freeze', () => {
  const before = { ...emptyTotals, frozenS: { a: 0 }, atS: 100 };
  expect(sampleBetween(before, { ...before, frozenS: { a: 40 }, atS: 105 }).freezeRatio).toBe(0);
});

it('makes nothing of a handful of packets', () => {
  expect(sampleBetween(emptyTotals, { ...emptyTotals, received: 4, lost: 13, atS: 5 }).downLossRatio).toBe(0);
});

it('stays between 0 and 1 when a counter goes back or nothing flowed', () => {
  const sample = sampleBetween({ ...emptyTotals, lost: 10, frozenS: { a: 5 }, atS: 9 }, { ...emptyTotals, atS: 9 });
  expect(sample).toEqual({ rttMs: null, downLossRatio: 0, upLossRatio: 0, freezeRatio: 0 });
});

it('sends a camera in three layers, each twice the one below, and whole bits per second only', () => {
  const layers = videoEncodings('teacher-camera', 720);
  expect(layers.map((layer) => layer.scaleResolutionDownBy)).toEqual([4, 2, 1]);
  expect(layers.map((layer) => layer.maxBitrate)).toEqual([150_000, 500_000, 2_000_000]);
  for (const height of [181, 333, 361, 480, 719, 1081]) {
    for (const kind of ['teacher-camera', 'courseware', 'document-camera'] as const) {
      for (const { maxBitrate } of videoEncodings(kind, height)) expect(Number.isInteger(maxBitrate)).toBe(true);
    }
  }
});

it('carries music in stereo at 128 kbit/s and speech in mono', () => {
  expect(soundCodec('music')).toMatchObject({ opusStereo: true, opusMaxAverageBitrate: 128_000, opusDtx: false });
  expect(soundCodec('speech')).toMatchObject({ opusStereo: false, opusFec: true, opusDtx: false });
});

it('reads silence as 0 and the loudest possible as 1', () => {
  expect(levelRatio(levelDbov(new Float32Array(128)))).toBe(0);
  expect(levelRatio(levelDbov(new Float32Array(128).fill(1)))).toBe(1);
  expect(levelRatio(levelDbov(new Float32Array(128).fill(0.1)))).toBeCloseTo(2 / 3, 5);
});
