import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PlacedSound, SoundLine } from '../../../../../server/recording/frames/SoundLine.ts';

/** 20 ms of fullband sound. */
const said = Buffer.concat([Buffer.of(0xf8), Buffer.alloc(80, 1)]);
const pause = Buffer.of(0xf8, 0xff, 0xfe);
const FRAME_MS = 20;

const isWritten = ({ packet }: PlacedSound): boolean => packet === said || packet === pause;

/** Whether packet after packet begins where the last one ends. */
const isWithoutHoles = (placed: readonly PlacedSound[]): boolean =>
  placed.every(({ timeMs }, index) => {
    const before = placed[index - 1];
    return timeMs === (before ? before.timeMs + before.lastsMs : 0);
  });

it('leaves alone what follows on itself', () => {
  const line = new SoundLine();
  const placed = [0, 20.4, 39.7, 60].flatMap((timeMs) => line.place(said, timeMs));
  expect(placed.map(({ timeMs }) => timeMs)).toEqual([0, 20, 40, 60]);
  expect(placed.every(isWritten)).toBe(true);
});

it('has a decoder conceal a few lost packets', () => {
  const line = new SoundLine();
  const placed = [0, 20, 80].flatMap((timeMs) => line.place(said, timeMs));
  expect(placed.map(({ timeMs, packet }) => [timeMs, packet.length])).toEqual([
    [0, 81],
    [20, 81],
    [40, 1],
    [60, 1],
    [80, 81],
  ]);
});

it('fills a long pause with silence, at its end and while it goes on', () => {
  for (const isTold of [false, true]) {
    const line = new SoundLine();
    const placed = line.place(said, 0);
    if (isTold) for (let timeMs = 0; timeMs < 8_000; timeMs += 40) placed.push(...line.fillTo(timeMs));
    placed.push(...line.place(said, 10_000));
    expect(isWithoutHoles(placed)).toBe(true);
    expect(placed.at(-1)).toEqual({ timeMs: 10_000, lastsMs: FRAME_MS, packet: said });
    expect(placed.length).toBeLessThan(620);
  }
});

it('leaves out what comes twice over the same time', () => {
  const line = new SoundLine();
  expect([0, 20, 20, 22, 40].flatMap((timeMs) => line.place(said, timeMs)).map(({ timeMs }) => timeMs)).toEqual([
    0, 20, 40,
  ]);
});

it.each([200, -200, 50, -50])('follows a clock that is %d ppm off for an hour, in pauses of speech', (ppm) => {
  const line = new SoundLine();
  let mostMs = 0;
  let mended = 0;
  let mendedInSpeech = 0;
  for (let number = 0; number < 180_000; number += 1) {
    const packet = number % 300 < 20 ? pause : said;
    const timeMs = number * FRAME_MS * (1 + ppm / 1e6);
    const placed = line.place(packet, timeMs);
    if (placed.length !== 1) {
      mended += 1;
      mendedInSpeech += packet === said ? 1 : 0;
    }
    mostMs = Math.max(mostMs, ...placed.filter(isWritten).map((written) => Math.abs(written.timeMs - timeMs)));
  }
  expect(mostMs).toBeLessThan(18);
  expect(mended).toBe(Math.round((3_600_000 * Math.abs(ppm)) / 1e6 / FRAME_MS));
  expect(mendedInSpeech).toBe(0);
});

it('is without holes and near the clock, whatever is lost and however long packets are', () => {
  const packets = fc.record({
    toc: fc.constantFrom(0xf8, 0x00, 0x08, 0x18, 0xe0, 0xf0),
    bytes: fc.integer({ min: 2, max: 90 }),
    skippedMs: fc.oneof(fc.constant(0), fc.nat(500)),
  });
  fc.assert(
    fc.property(fc.array(packets, { minLength: 1, maxLength: 80 }), (stream) => {
      const line = new SoundLine();
      let clockMs = 0;
      const placed = stream.flatMap(({ toc, bytes, skippedMs }, index) => {
        clockMs += index === 0 ? 0 : skippedMs;
        const packet = Buffer.alloc(bytes, 1);
        packet.writeUInt8(toc, 0);
        const written = line.place(packet, clockMs);
        const own = written.find((one) => one.packet === packet);
        if (own) expect(Math.abs(own.timeMs - clockMs)).toBeLessThanOrEqual(61);
        clockMs += { 248: 20, 0: 10, 8: 20, 24: 60, 224: 2.5, 240: 10 }[toc] ?? 20;
        return written;
      });
      expect(isWithoutHoles(placed)).toBe(true);
    }),
  );
});
