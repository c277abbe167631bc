import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StreamClock } from '../../../../server/recording/StreamClock.ts';

const BEGAN_AT_MS = 1_790_000_000_000;
const FRAME_MS = 20;
const HOUR_MS = 3_600_000;

/** A sender whose clock runs at its own pace, and a line that is late by something else each time. */
type Simulated = {
  readonly clockRate: number;
  readonly driftPpm: number;
  readonly firstTimestamp: number;
  readonly forMs: number;
  readonly reportEveryMs: number;
  /** How late a packet comes, by its number, in ms. */
  readonly lateMs: (frame: number) => number;
  /** How far off a report is, by its number, in ms. */
  readonly reportOffMs: (report: number) => number;
  /** Frames that are never sent. */
  readonly isSilent?: (atMs: number) => boolean;
};

/** Runs a stream through a clock; gives for each frame how far its place in the file is from the truth, in ms. */
function simulate(stream: Simulated): { errors: number[]; steps: number[]; startAtMs: number } {
  const clock = new StreamClock(stream.clockRate);
  const timestampAt = (atMs: number) =>
    (stream.firstTimestamp + Math.round(((atMs * (1 + stream.driftPpm / 1e6)) / 1_000) * stream.clockRate)) % 2 ** 32;
  const placed: { atMs: number; fileMs: number }[] = [];
  let reports = 0;
  for (let atMs = 0; atMs <= stream.forMs; atMs += FRAME_MS) {
    if (stream.isSilent?.(atMs)) continue;
    const arrivedAtMs = BEGAN_AT_MS + atMs + stream.lateMs(atMs / FRAME_MS);
    const rtpMs = clock.observeArrival(timestampAt(atMs), arrivedAtMs);
    placed.push({ atMs, fileMs: clock.fileTimeMs(rtpMs) });
    if (atMs < (reports + 1) * stream.reportEveryMs) continue;
    reports = Math.floor(atMs / stream.reportEveryMs);
    const reportMs = BEGAN_AT_MS + atMs + stream.reportOffMs(reports);
    clock.observeReport({ timestamp: timestampAt(atMs), atMs: reportMs, arrivedAtMs: BEGAN_AT_MS + atMs + 1 });
  }
  const startAtMs = clock.startAtMs ?? Number.NaN;
  return {
    startAtMs,
    errors: placed.map(({ atMs, fileMs }) => startAtMs + fileMs - BEGAN_AT_MS - atMs),
    steps: placed.slice(1).map(({ fileMs }, index) => fileMs - (placed[index]?.fileMs ?? 0)),
  };
}

const most = (values: readonly number[]): number => values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);

const steady: Simulated = {
  clockRate: 48_000,
  driftPpm: 0,
  firstTimestamp: 0,
  forMs: 60_000,
  reportEveryMs: 1_000,
  lateMs: () => 5,
  reportOffMs: () => 0,
};

it.each([
  [48_000, 200],
  [48_000, -200],
  [90_000, 200],
  [90_000, -200],
])('stays within 6 ms over an hour: clock of %d Hz, off by %d ppm', (clockRate, driftPpm) => {
  const { errors, steps } = simulate({ ...steady, clockRate, driftPpm, forMs: HOUR_MS, lateMs: (n) => (n * 7) % 40 });
  expect(most(errors)).toBeLessThan(6);
  expect(most(steps)).toBeLessThan(FRAME_MS * 1.02);
});

it('wraps at 32 bits', () => {
  const { errors } = simulate({ ...steady, firstTimestamp: 2 ** 32 - 48_000 });
  expect(most(errors)).toBeLessThan(0.1);
});

it('goes by what comes soonest until the first report, and by the reports from then on', () => {
  const early = simulate({ ...steady, forMs: 900, lateMs: (n) => 80 + ((n * 13) % 30) });
  expect(early.errors.at(-1)).toBeCloseTo(80, 0);
  const later = simulate({ ...steady, forMs: 5_000, lateMs: (n) => 80 + ((n * 13) % 30) });
  expect(most(later.errors)).toBeLessThan(0.1);
});

it('moves the start of a young file, not its samples, when reports become right', () => {
  const { errors, steps } = simulate({ ...steady, reportOffMs: (report) => (report < 4 ? 70 : 0) });
  expect(most(errors)).toBeLessThan(0.1);
  expect(most(steps.map((step) => step - FRAME_MS))).toBeLessThan(0.1);
});

it('makes up for what an old file learns late, a little at a time', () => {
  const { errors, steps } = simulate({ ...steady, forMs: 120_000, reportOffMs: (report) => (report < 40 ? 80 : 0) });
  expect(Math.abs(errors.at(-1) ?? 0)).toBeLessThan(2);
  expect(most(steps.map((step) => step - FRAME_MS))).toBeLessThan(FRAME_MS * 0.01);
});

it('is not misled by single odd reports', () => {
  const { errors } = simulate({ ...steady, reportOffMs: (report) => (report % 4 === 0 ? 150 : 0) });
  expect(most(errors)).toBeLessThan(0.1);
});

it('keeps its place over a silence of ten minutes', () => {
  const isSilent = (atMs: number): boolean => atMs > 60_000 && atMs < 660_000;
  const { errors } = simulate({ ...steady, driftPpm: 100, forMs: 720_000, isSilent });
  expect(Math.abs(errors.at(-1) ?? 0)).toBeLessThan(3);
  expect(most(errors)).toBeLessThan(65);
});

it('joins another count of a sender that began anew', () => {
  const clock = new StreamClock(48_000);
  const told: number[] = [];
  for (let frame = 0; frame < 100; frame += 1) {
    const timestamp = (frame < 50 ? 5_000_000 : 900_000_000) + frame * 960;
    told.push(clock.fileTimeMs(clock.observeArrival(timestamp, BEGAN_AT_MS + frame * FRAME_MS)));
  }
  expect(told.at(-1)).toBeCloseTo(99 * FRAME_MS, 0);
});

it('takes the engine whose clock was set otherwise for what it is', () => {
  const clock = new StreamClock(48_000);
  for (let frame = 0; frame < 500; frame += 1) {
    const atMs = BEGAN_AT_MS + frame * FRAME_MS;
    clock.fileTimeMs(clock.observeArrival(frame * 960, atMs));
    if (frame % 50 === 10) clock.observeReport({ timestamp: frame * 960, atMs: atMs - 7_200_000, arrivedAtMs: atMs });
  }
  expect(clock.startAtMs).toBeCloseTo(BEGAN_AT_MS, 0);
});

it('is within its limits for whatever jitter, drift and beginning', () => {
  fc.assert(
    fc.property(
      fc.record({
        driftPpm: fc.integer({ min: -200, max: 200 }),
        firstTimestamp: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        clockRate: fc.constantFrom(48_000, 90_000),
        reportEveryMs: fc.integer({ min: 500, max: 6_000 }),
        late: fc.array(fc.nat(200), { minLength: 1, maxLength: 50 }),
        off: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 20 }),
      }),
      ({ late, off, ...stream }) => {
        const { errors, steps } = simulate({
          ...stream,
          forMs: 90_000,
          lateMs: (frame) => late[frame % late.length] ?? 0,
          reportOffMs: (report) => off[report % off.length] ?? 0,
        });
        expect(most(errors)).toBeLessThan(15);
        expect(Math.min(...steps)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 20 },
  );
});
