import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsOf, nextPiece, placeAt, type TimedFile, takeMsOf, tracksOf } from '../../../../shared/timeline/tracks.ts';
import { ids } from '../../../support/ids.ts';

const T0 = 1_900_000_000_000;

const file = (n: number, fromMs: number, durationMs: number, given: Partial<TimedFile> = {}): TimedFile => ({
  trackFileId: ids.trackFile(n),
  streamId: ids.stream(n),
  seatId: ids.seat(1),
  kind: 'classroom-return',
  medium: 'video',
  startAtMs: T0 + fromMs,
  durationMs,
  ...given,
});

const only = (files: readonly TimedFile[]) => {
  const [track, ...others] = tracksOf(files, T0);
  if (!track || others.length > 0) throw new Error('one track was expected');
  return track;
};

describe('tracks', () => {
  it('are the files of one seat, kind and medium, in the order in which they were kept', () => {
    const track = only([file(2, 9_000, 2_000), file(1, 1_000, 5_000)]);
    expect(track).toMatchObject({ key: `${ids.seat(1)}.classroom-return.video`, medium: 'video' });
    expect(track.pieces.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [1_000, 6_000],
      [9_000, 11_000],
    ]);
    const files = [
      file(1, 0, 1_000),
      file(2, 0, 1_000, { medium: 'audio' }),
      file(3, 0, 1_000, { seatId: ids.seat(2) }),
    ];
    expect(tracksOf(files, T0)).toHaveLength(3);
  });

  it('know the file and its own time at a moment, and the gaps between files', () => {
    const track = only([file(1, 1_000.5, 5_000), file(2, 9_000, 2_000)]);
    expect(placeAt(track, 1_000)).toBeNull();
    expect(placeAt(track, 1_000.5)).toMatchObject({ fileMs: 0 });
    expect(placeAt(track, 9_500)).toMatchObject({ piece: { file: { trackFileId: ids.trackFile(2) } }, fileMs: 500 });
    expect(placeAt(track, 6_000.5)).toBeNull();
    expect(placeAt(track, 11_000)).toBeNull();
    expect(nextPiece(track, 7_000)?.fromMs).toBe(9_000);
    expect(nextPiece(track, 9_000)).toBeUndefined();
    expect(gapsOf(track, { lengthMs: 12_000, leastMs: 1_000 })).toEqual([
      { fromMs: 0, toMs: 1_000.5 },
      { fromMs: 6_000.5, toMs: 9_000 },
      { fromMs: 11_000, toMs: 12_000 },
    ]);
    expect(gapsOf(track, { lengthMs: 12_000, leastMs: 1_001 })).toHaveLength(1);
  });

  it('go over to a file that begins before the last one is over', () => {
    const track = only([file(1, 0, 5_000), file(2, 4_000, 5_000)]);
    expect(placeAt(track, 4_500)).toMatchObject({ piece: { file: { trackFileId: ids.trackFile(2) } }, fileMs: 500 });
  });

  it('leave out what is before the take, and files with nothing in them', () => {
    expect(placeAt(only([file(1, -2_000, 5_000)]), 0)).toMatchObject({ piece: { fromMs: 0 }, fileMs: 2_000 });
    expect(tracksOf([file(1, -9_000, 5_000), file(2, 3_000, 0)], T0)).toEqual([]);
  });

  const someFiles = fc
    .array(
      fc.record({ fromMs: fc.integer({ min: -5_000, max: 60_000 }), durationMs: fc.integer({ min: 0, max: 20_000 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((given) => given.map(({ fromMs, durationMs }, index) => file(index + 1, fromMs, durationMs)));

  it('have pieces in order and apart', () => {
    fc.assert(
      fc.property(someFiles, (files) => {
        for (const { pieces } of tracksOf(files, T0)) {
          for (const [index, { fromMs, toMs }] of pieces.entries()) {
            expect(toMs).toBeGreaterThan(fromMs);
            expect(fromMs).toBeGreaterThanOrEqual(pieces[index - 1]?.toMs ?? 0);
          }
        }
      }),
    );
  });

  it('have each moment in one piece or in one gap, and give it back', () => {
    fc.assert(
      fc.property(someFiles, fc.integer({ min: 0, max: 79_999 }), (files, takeMs) => {
        for (const track of tracksOf(files, T0)) {
          const place = placeAt(track, takeMs);
          const gaps = gapsOf(track, { lengthMs: 80_000, leastMs: 0.001 });
          const inGaps = gaps.filter(({ fromMs, toMs }) => fromMs <= takeMs && takeMs < toMs).length;
          expect((place ? 1 : 0) + inGaps).toBe(1);
          if (!place) continue;
          expect(takeMsOf(place.piece, place.fileMs)).toBeCloseTo(takeMs, 6);
          expect(place.fileMs).toBeGreaterThanOrEqual(0);
          expect(place.fileMs).toBeLessThan(place.piece.file.durationMs);
        }
      }),
    );
  });
});
