import { expect, it } from 'vitest';
import { LiveSounds } from '../../../../server/library/LiveSounds.ts';
import type { StoredTrackFile } from '../../../../server/recording/takeStore.ts';
import type { Medium, SeatId } from '../../../../shared/vocabulary/index.ts';
import { ids } from '../../../support/ids.ts';
import { TEACHER } from '../../../support/lessons.ts';
import { lookInto, numberedFile } from '../../../support/take/numberedFile.ts';

const T0 = 1_900_000_000_000;
const takeId = ids.take(1);

type Made = { readonly startMs: number; readonly medium?: Medium; readonly seatId?: SeatId };

const row = (n: number, { startMs, medium = 'audio', seatId = TEACHER }: Made): StoredTrackFile => ({
  ...{ takeId, seatId, medium, trackFileId: ids.trackFile(n), streamId: ids.stream(n), kind: 'teacher-camera' },
  ...{ codec: 'opus', status: 'growing', startAtMs: T0 + startMs, durationMs: 0, bytes: 0 },
  ...{ widthPx: null, heightPx: null, sha256: null },
});

/** A take whose files grow: `bytes` says how much of each is there. */
async function growing(files: readonly StoredTrackFile[]) {
  const whole = await numberedFile('audio', 10_000);
  const bytes = new Map(files.map(({ trackFileId }) => [trackFileId, whole.length]));
  /** Where clusters were looked for. */
  const looks: number[] = [];
  const sounds = new LiveSounds({
    library: { filesOf: async () => [...files] },
    files: {
      bytesOf: async ({ trackFileId }) => bytes.get(trackFileId),
      open: async () => ({
        readAt: async (position, length) => {
          if (length === 64) looks.push(position);
          return whole.subarray(position, position + length);
        },
        close: async () => undefined,
      }),
    },
  });
  const of = (fromMs: number, toMs: number) =>
    sounds.read({ takeId, seatId: TEACHER, fromAtMs: T0 + fromMs, toAtMs: T0 + toMs });
  return { of, bytes, whole, looks };
}

const timesIn = (webm: Buffer | undefined) => lookInto(webm ?? Buffer.alloc(0)).blocks.map(({ wasAtMs }) => wasAtMs);

it('gives the sound of a growing file to the packet, from one moment to the other', async () => {
  const { of } = await growing([row(1, { startMs: 0 })]);
  const { pieces, untilAtMs } = await of(3_001, 5_000);
  expect(pieces).toHaveLength(1);
  const times = timesIn(pieces[0]?.webm);
  expect([times[0], times.at(-1)]).toEqual([3_020, 4_980]);
  expect(pieces[0]?.startAtMs).toBe(T0 + 3_020);
  expect(untilAtMs).toBe(T0 + 5_000);
});

it('leaves the last cluster, which may be half there, for the next time, and then reads only what is new', async () => {
  const { of, bytes, whole, looks } = await growing([row(1, { startMs: 0 })]);
  bytes.set(ids.trackFile(1), Math.floor(whole.length / 2));
  const first = await of(0, 10_000);
  expect(first.untilAtMs).toBeGreaterThan(T0 + 3_000);
  expect(first.untilAtMs).toBeLessThan(T0 + 5_500);
  const before = looks.length;
  bytes.set(ids.trackFile(1), whole.length);
  const second = await of(first.untilAtMs - T0, 10_000);
  expect(Math.min(...looks.slice(before))).toBeGreaterThan(Math.max(...looks.slice(0, before - 1)));
  // Together they are the sound, without a gap and without a packet twice.
  const times = [...timesIn(first.pieces[0]?.webm), ...timesIn(second.pieces[0]?.webm)];
  expect(times).toEqual(times.map((_time, index) => index * 20));
});

it('goes over from one file to the next, and gives nobody else’s sound and no pictures', async () => {
  const others = [row(3, { startMs: 0, seatId: ids.seat(1) }), row(4, { startMs: 0, medium: 'video' })];
  const { of } = await growing([row(2, { startMs: 12_000 }), row(1, { startMs: 0 }), ...others]);
  const { pieces, untilAtMs } = await of(8_000, 15_000);
  expect(pieces.map(({ startAtMs }) => startAtMs - T0)).toEqual([8_000, 12_000]);
  expect(untilAtMs).toBe(T0 + 15_000);
});

it('gives nothing where nothing is, and does not say that there was', async () => {
  const { of, bytes } = await growing([row(1, { startMs: 0 })]);
  expect(await of(20_000, 30_000)).toEqual({ pieces: [], untilAtMs: T0 + 20_000 });
  bytes.clear();
  expect(await of(0, 1_000)).toEqual({ pieces: [], untilAtMs: T0 });
  expect(await (await growing([])).of(0, 1_000)).toEqual({ pieces: [], untilAtMs: T0 });
});
