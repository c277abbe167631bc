import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pictureClip, soundClip } from '../../../support/recording/clips.ts';
import { brightness, loudness, onsets } from '../../../support/recording/judge.ts';
import { LINE_BEGAN_AT_MS, recordOverLine, type SimulatedLine } from '../../../support/recording/recordOverLine.ts';
import { tempDir } from '../../../support/tempDir.ts';

const HOUR_MS = 3_600_000;
/** What people take for the same moment, in ms. */
const IN_SYNC_MS = 40;

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeAll(async () => {
  dir = await tempDir();
});
afterAll(() => dir.remove());

/** A number of 0–1 that is the same each time. */
const chance = (of: number): number => {
  const value = Math.sin(of * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
};

/** One packet in a hundred is sent again and comes 90 ms late; one in 20 000 never comes. */
const poor = {
  lateMs: (n: number) => 10 + 25 * chance(n) + (chance(n + 0.5) < 0.01 ? 90 : 0),
  isLost: (n: number) => n % 20_000 === 19_999,
};
/** Muted for the eleventh minute. */
const muted = (atMs: number): boolean => atMs >= 600_000 && atMs < 660_000;
const never = (): boolean => false;

it('keeps cameras and microphones of four clocks together for an hour, over poor lines', async () => {
  const small = { dir: dir.path, seconds: 4, size: '160x90', bps: 60_000 };
  const path = (name: string) => join(dir.path, name);
  const common = { ...poor, forMs: HOUR_MS };
  const lines: Record<'teacherPicture' | 'teacherSound' | 'roomPicture' | 'roomSound', SimulatedLine> = {
    teacherPicture: {
      ...common,
      clip: await pictureClip('vp8', small),
      path: path('tp.webm'),
      driftPpm: 60,
      isSilent: never,
    },
    teacherSound: { ...common, clip: await soundClip(small), path: path('ts.webm'), driftPpm: 60, isSilent: never },
    roomPicture: {
      ...common,
      clip: await pictureClip('h264', small),
      path: path('rp.mkv'),
      driftPpm: -80,
      isSilent: never,
    },
    roomSound: { ...common, clip: await soundClip(small), path: path('rs.webm'), driftPpm: -80, isSilent: muted },
  };
  const seconds = new Map<number, number[]>();
  for (const [name, line] of Object.entries(lines)) {
    const startAtMs = await recordOverLine(line);
    const events = name.endsWith('Picture')
      ? (await brightness(line.path, { keysOnly: true })).map(({ timeMs, luma }) => {
          expect(luma).toBeGreaterThan(180);
          return timeMs;
        })
      : onsets(await loudness(line.path), ({ level }) => level > 0.1);
    for (const timeMs of events) {
      const atMs = startAtMs + timeMs - LINE_BEGAN_AT_MS;
      const second = Math.round(atMs / 1_000);
      seconds.set(second, [...(seconds.get(second) ?? []), atMs]);
    }
  }
  const together = [...seconds.values()].filter((all) => all.length === 4);
  // All but the muted minute, and what was lost for good.
  expect(together.length).toBeGreaterThan(3_480);
  const apart = together.map((all) => Math.max(...all) - Math.min(...all));
  expect(Math.max(...apart)).toBeLessThanOrEqual(IN_SYNC_MS);
});
