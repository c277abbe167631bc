import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Arrived, JitterBuffer } from '../../../../../server/recording/rtp/JitterBuffer.ts';

const LIMITS = { waitMs: 300, askAfterMs: 20, askEveryMs: 60 };

const came = (sequence: number, arrivedAtMs: number): Arrived => ({
  packet: {
    sequence: sequence & 0xffff,
    payloadType: 1,
    marker: false,
    timestamp: 0,
    ssrc: 1,
    payload: Buffer.alloc(0),
  },
  arrivedAtMs,
  rtpMs: 0,
});

/** Takes all that can be had now: numbers, with how many were given up before each. */
function takeAll(buffer: JitterBuffer, nowMs: number): [sequence: number, lostBefore: number][] {
  const taken: [number, number][] = [];
  for (let next = buffer.take(nowMs); next; next = buffer.take(nowMs))
    taken.push([next.packet.sequence, next.lostBefore]);
  return taken;
}

it('hands out at once what is in order, over the end of the numbers', () => {
  const buffer = new JitterBuffer(LIMITS);
  const taken = [65_534, 65_535, 65_536, 65_537].flatMap((sequence) => {
    buffer.add(came(sequence, 0));
    return takeAll(buffer, 0);
  });
  expect(taken).toEqual([
    [65_534, 0],
    [65_535, 0],
    [0, 0],
    [1, 0],
  ]);
  expect(buffer.highestSequence).toBe(65_537);
});

it('waits for what is missing, asks for it, and gives it up', () => {
  const buffer = new JitterBuffer(LIMITS);
  buffer.add(came(1, 0));
  buffer.add(came(4, 10));
  expect(takeAll(buffer, 10)).toEqual([[1, 0]]);
  expect(buffer.toAsk(29)).toEqual([]);
  expect(buffer.toAsk(30)).toEqual([2, 3]);
  buffer.add(came(2, 40));
  expect(takeAll(buffer, 40)).toEqual([[2, 0]]);
  expect(buffer.toAsk(89)).toEqual([]);
  expect(buffer.toAsk(90)).toEqual([3]);
  expect(takeAll(buffer, 309)).toEqual([]);
  expect(takeAll(buffer, 310)).toEqual([[4, 1]]);
  buffer.add(came(3, 320));
  expect(takeAll(buffer, 320)).toEqual([]);
  expect(buffer.toAsk(1_000)).toEqual([]);
});

it('begins anew with a sender that counts from elsewhere', () => {
  const buffer = new JitterBuffer(LIMITS);
  buffer.add(came(10, 0));
  buffer.add(came(40_000, 5));
  buffer.add(came(40_001, 6));
  expect(takeAll(buffer, 6)).toEqual([
    [40_000, 1],
    [40_001, 0],
  ]);
});

it('gives up before it holds too much', () => {
  const buffer = new JitterBuffer(LIMITS);
  buffer.add(came(0, 0));
  expect(takeAll(buffer, 0)).toEqual([[0, 0]]);
  for (let sequence = 2; sequence < 2_002; sequence += 1) buffer.add(came(sequence, 1));
  expect(takeAll(buffer, 1)[0]).toEqual([2, 1]);
});

it('makes one order of whatever order and doubles packets come in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 65_535 }),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 200 }),
      fc.array(fc.nat(199), { maxLength: 50 }),
      (first, delays, doubles) => {
        const coming = delays.map((delay, index) => ({ index, atMs: index === 0 ? 0 : index * 2 + delay }));
        const all = [
          ...coming,
          ...doubles.filter((index) => index < delays.length).map((index) => ({ index, atMs: index * 2 + 60 })),
        ];
        all.sort((a, b) => a.atMs - b.atMs);
        const buffer = new JitterBuffer(LIMITS);
        const taken = all.flatMap(({ index, atMs }) => {
          buffer.add(came(first + index, atMs));
          return takeAll(buffer, atMs);
        });
        expect(taken).toEqual(delays.map((_, index) => [(first + index) & 0xffff, 0]));
        expect(buffer.isWaiting).toBe(false);
      },
    ),
  );
});

it('loses what is lost and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 300 }), (isLost) => {
      const buffer = new JitterBuffer(LIMITS);
      const kept = isLost.flatMap((lost, index) => (lost && index > 0 && index < isLost.length - 1 ? [] : [index]));
      const taken = kept.flatMap((index) => {
        buffer.add(came(index, index));
        return takeAll(buffer, index);
      });
      taken.push(...takeAll(buffer, Number.POSITIVE_INFINITY));
      expect(taken.map(([sequence]) => sequence)).toEqual(kept);
      expect(taken.reduce((sum, [, lost]) => sum + lost, 0)).toBe(isLost.length - kept.length);
    }),
  );
});
