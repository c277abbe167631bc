import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TappedRtp } from '../../../../server/lesson/ports.ts';
import { type Sample, StreamIntake } from '../../../../server/recording/StreamIntake.ts';
import { rtpPacket, senderReport } from '../../../support/recording/packetize.ts';

const rtp: TappedRtp = {
  codec: 'vp8',
  payloadType: 101,
  clockRate: 90_000,
  ssrc: 7,
  rtx: { payloadType: 102, ssrc: 8 },
};
const BEGAN_AT_MS = 1_790_000_000_000;
const FRAME_MS = 40;
const TICK_MS = 40;

/** An intake that keeps what it makes. */
function open() {
  const samples: Sample[] = [];
  const sent: string[] = [];
  const names: Record<number, string> = { 201: 'report', 205: 'nack', 206: 'key' };
  const intake = new StreamIntake(rtp, {
    sample: (sample) => void samples.push(sample),
    send: (packet) => void sent.push(names[packet.readUInt8(1)] ?? '?'),
  });
  return { intake, samples, sent, asked: () => sent.filter((name) => name === 'key').length };
}

/** The packets of a picture; each tenth is a key picture, larger ones have more packets. */
function packetsOf(picture: number, firstSequence: number, packets: number, isKey = picture % 10 === 0): Buffer[] {
  return Array.from({ length: packets }, (_, part) =>
    rtpPacket({
      payloadType: 101,
      ssrc: 7,
      marker: part === packets - 1,
      sequence: firstSequence + part,
      timestamp: (4_294_900_000 + picture * FRAME_MS * 90) % 2 ** 32,
      payload: Buffer.from([part === 0 ? 0x10 : 0, isKey ? 0 : 1, picture & 0xff, part]),
    }),
  );
}

/** The same packet as it is sent again when asked for. */
function again(packet: Buffer): Buffer {
  return rtpPacket({
    payloadType: 102,
    ssrc: 8,
    marker: (packet.readUInt8(1) & 0x80) !== 0,
    sequence: 1,
    timestamp: packet.readUInt32BE(4),
    payload: Buffer.concat([packet.subarray(2, 4), packet.subarray(12)]),
  });
}

const contentOf = ({ timeMs, isKey, parts }: Sample) => [
  Math.round(timeMs),
  isKey,
  Buffer.concat([...parts]).toString('hex'),
];

it('gives the same samples for whatever order, doubles and repairs within the wait', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          packets: fc.integer({ min: 1, max: 5 }),
          late: fc.nat(250),
          isAgain: fc.boolean(),
          isDouble: fc.boolean(),
        }),
        {
          minLength: 2,
          maxLength: 60,
        },
      ),
      (pictures) => {
        let sequence = 65_500;
        const inOrder = pictures.flatMap(({ packets, ...fate }, picture) => {
          const all = packetsOf(picture, sequence, packets);
          sequence += packets;
          return all.map((packet, part) => ({
            packet,
            dueMs: picture * FRAME_MS,
            fate,
            isFirst: picture === 0 && part === 0,
          }));
        });
        const straight = open();
        for (const { packet, dueMs } of inOrder) straight.intake.receive(packet, BEGAN_AT_MS + dueMs);
        const crooked = open();
        inOrder
          .flatMap(({ packet, dueMs, fate, isFirst }) => {
            const atMs = isFirst ? 0 : dueMs + fate.late;
            const first = { packet: fate.isAgain && !isFirst ? again(packet) : packet, atMs };
            return fate.isDouble ? [first, { packet, atMs: atMs + 30 }] : [first];
          })
          .sort((a, b) => a.atMs - b.atMs)
          .forEach(({ packet, atMs }) => {
            crooked.intake.receive(packet, BEGAN_AT_MS + atMs);
            crooked.intake.tick(BEGAN_AT_MS + atMs);
          });
        crooked.intake.finish();
        expect(crooked.samples.map(contentOf)).toEqual(straight.samples.map(contentOf));
        expect(straight.samples).toHaveLength(pictures.length);
      },
    ),
  );
});

it('begins with a key picture, and after a gap with the next one, for which it asks', () => {
  const { intake, samples, asked } = open();
  const keys = [3, 15];
  for (let picture = 0; picture < 40; picture += 1) {
    const atMs = BEGAN_AT_MS + picture * FRAME_MS;
    const isLost = picture === 5;
    for (const packet of packetsOf(picture, picture, 1, keys.includes(picture)))
      if (!isLost) intake.receive(packet, atMs);
    intake.tick(atMs);
  }
  // Picture 6 shows at once that 5 is missing; 600 ms later it is given up, with all up to the next key picture.
  expect(samples[0]).toMatchObject({ timeMs: 0, isKey: true });
  expect(samples.map(({ timeMs }) => Math.round(timeMs / FRAME_MS) + 3)).toEqual([
    3,
    4,
    ...Array.from({ length: 25 }, (_, n) => 15 + n),
  ]);
  expect(asked()).toBeGreaterThanOrEqual(1);
});

it('asks for a key picture each 4 s so that there are places to seek to, and not while nothing comes', () => {
  const { intake, asked } = open();
  let sequence = 0;
  const run = (fromMs: number, toMs: number, isSending: boolean): void => {
    for (let atMs = fromMs; atMs < toMs; atMs += TICK_MS) {
      if (isSending) {
        const isKey = atMs === 0 || atMs === 4_400;
        for (const packet of packetsOf(atMs / FRAME_MS, sequence++, 1, isKey))
          intake.receive(packet, BEGAN_AT_MS + atMs);
      }
      intake.tick(BEGAN_AT_MS + atMs);
    }
  };
  run(0, 4_000, true);
  expect(asked()).toBe(0);
  run(4_000, 4_400, true);
  expect(asked()).toBe(2);
  run(4_400, 8_400, true);
  expect(asked()).toBe(2);
  run(8_400, 70_000, false);
  expect(asked()).toBeLessThanOrEqual(8);
});

it('asks for lost packets, and reports each second', () => {
  const { intake, sent } = open();
  for (const sequence of [0, 1, 3, 4]) {
    for (const packet of packetsOf(sequence, sequence, 1)) intake.receive(packet, BEGAN_AT_MS);
  }
  intake.receive(senderReport({ ssrc: 7, atMs: BEGAN_AT_MS, timestamp: 4_294_900_000 }), BEGAN_AT_MS);
  for (let atMs = 0; atMs <= 2_000; atMs += TICK_MS) intake.tick(BEGAN_AT_MS + atMs);
  expect(sent.filter((name) => name === 'nack').length).toBeGreaterThan(3);
  expect(sent.filter((name) => name === 'report')).toHaveLength(2);
});

it('heeds no packets of other streams and no nonsense', () => {
  const { intake, samples } = open();
  const foreign = rtpPacket({
    payloadType: 101,
    ssrc: 9,
    marker: true,
    sequence: 0,
    timestamp: 0,
    payload: Buffer.of(0x10, 0),
  });
  for (const datagram of [
    foreign,
    Buffer.alloc(0),
    Buffer.of(1),
    Buffer.from('80c8', 'hex'),
    foreign.subarray(0, 11),
  ]) {
    intake.receive(datagram, BEGAN_AT_MS);
  }
  intake.finish();
  expect(samples).toEqual([]);
  expect(intake.startAtMs).toBeUndefined();
});
