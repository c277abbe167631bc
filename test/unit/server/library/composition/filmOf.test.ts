import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DRAWN_MS } from '../../../../../server/library/composition/drawnMoments.ts';
import { type FilmedFile, filmOf } from '../../../../../server/library/composition/filmOf.ts';
import { FILM, FRAME_MS, type Place, placeOf, WHOLE } from '../../../../../server/library/composition/filmPlaces.ts';
import { deck } from '../../../../support/decks.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';
import { MOMENTS, seats, streams, takeLog } from '../../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const facts = takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });
const file = (
  n: number,
  of: Pick<FilmedFile, 'seatId' | 'medium' | 'streamId'>,
  fromMs: number,
  toMs: number,
): FilmedFile => ({
  ...of,
  trackFileId: ids.trackFile(n),
  kind: of.seatId === seats.teacher ? 'teacher-camera' : 'classroom-return',
  codec: of.medium === 'video' ? 'vp8' : 'opus',
  startAtMs: T0 + fromMs,
  durationMs: toMs - fromMs,
});
const TEACHER = { seatId: seats.teacher, medium: 'video', streamId: streams.teacherPicture } as const;
const FIRST = { seatId: seats.first, medium: 'video', streamId: streams.firstPicture } as const;
const SECOND = { seatId: seats.second, medium: 'audio', streamId: streams.secondSound } as const;
const files = [
  file(1, TEACHER, 120.4, MOMENTS.end),
  file(2, FIRST, 2_160, MOMENTS.firstBreaks),
  file(3, { ...FIRST, streamId: streams.firstPictureAgain }, 14_240, MOMENTS.end),
  file(4, SECOND, 3_100, MOMENTS.end),
];
const film = (fromMs: number, toMs: number, of = files) =>
  filmOf({ facts, files: of, beganAtMs: T0, span: { fromMs, toMs } });

const inside = ({ xPx, yPx, widthPx, heightPx }: Place): boolean =>
  xPx >= 0 && yPx >= 0 && xPx + widthPx <= FILM.widthPx && yPx + heightPx <= FILM.heightPx;
const apart = (one: Place, other: Place): boolean =>
  one.xPx + one.widthPx <= other.xPx ||
  other.xPx + other.widthPx <= one.xPx ||
  one.yPx + one.heightPx <= other.yPx ||
  other.yPx + other.heightPx <= one.yPx;

describe('the plan of a film', () => {
  it('has the teacher alone on all of it, and the classroom on stage large beside the teacher', async () => {
    const shots = (await film(0, MOMENTS.end)).shots;
    const shown = shots.map(({ fromMs, toMs, pictures }) => [
      fromMs,
      toMs,
      pictures.map((picture) => picture.file.trackFileId),
    ]);
    expect(shown[0]).toEqual([0, 120, []]);
    expect(shown).toContainEqual([19_000, 25_000, [ids.trackFile(3), ids.trackFile(1)]]);
    const others = shown.filter(([fromMs]) => fromMs !== 0 && fromMs !== 19_000);
    expect(others.every(([, , pictures]) => JSON.stringify(pictures) === JSON.stringify([ids.trackFile(1)]))).toBe(
      true,
    );
    expect(shots.find(({ fromMs }) => fromMs === 120)?.pictures[0]?.place).toEqual(WHOLE);
    const [large, small] = shots.find(({ fromMs }) => fromMs === 19_000)?.pictures ?? [];
    expect(large?.place.widthPx).toBeGreaterThan(2 * (small?.place.widthPx ?? Infinity));
  });

  it('has a page large while it is shown, and a question where displays have it, the teacher beside either', async () => {
    const drawn = (await film(0, MOMENTS.end)).shots.filter((shot) => shot.drawn);
    expect(drawn.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [MOMENTS.page1, MOMENTS.pagesEnd],
      [MOMENTS.poll, MOMENTS.pollEnds],
    ]);
    const [page, question] = drawn;
    expect(page?.drawn).toMatchObject({ sheet: expect.anything(), board: null });
    expect(question?.drawn).toMatchObject({ sheet: null, board: expect.anything() });
    for (const { drawn: places, pictures } of drawn) {
      expect(pictures.map((picture) => picture.file.trackFileId)).toEqual([ids.trackFile(1)]);
      const all = [places?.sheet, places?.board, ...pictures.map(({ place }) => place)].flatMap((each) => each ?? []);
      expect(all.every(inside)).toBe(true);
      for (const [index, one] of all.entries())
        expect(all.slice(index + 1).every((other) => apart(one, other))).toBe(true);
    }
  });

  it('has the decks of which it shows pages, and of the log what is drawn', async () => {
    const { told } = await film(0, MOMENTS.end);
    expect(told.decks.map(({ sha256 }) => sha256)).toEqual([deck(1).sha256]);
    expect(told.beginsAtMs).toBe(T0);
    expect(new Set(told.facts.map(({ type }) => type))).toContain('ink.drew');
    expect(told.facts.some(({ type }) => type.startsWith('links.'))).toBe(false);
    expect((await film(0, 4_000)).told.decks).toEqual([]);
  });

  it('is cut where more would be drawn at once than the disk should hold', async () => {
    const lasting = facts.filter(({ type, atMs }) => atMs - T0 <= MOMENTS.page2 && type !== 'take.ended');
    const { shots } = await filmOf({ facts: lasting, files: [], beganAtMs: T0, span: { fromMs: 0, toMs: 400_000 } });
    const lengths = shots.filter((shot) => shot.drawn).map(({ fromMs, toMs }) => toMs - fromMs);
    expect(lengths).toEqual([MOST_DRAWN_MS, MOST_DRAWN_MS, MOST_DRAWN_MS, 400_000 - MOMENTS.page1 - 3 * MOST_DRAWN_MS]);
  });

  it('enters each file where the film does, on one clock', async () => {
    const { shots, sounds, lengthMs } = await film(20_012, 24_000);
    expect(shots[0]?.pictures.map(({ file: { startAtMs }, fileMs }) => startAtMs - T0 + fileMs)).toEqual([
      20_012, 20_012,
    ]);
    expect([sounds, lengthMs]).toEqual([[], 4_000]);
  });

  it('has a sound from when it is first heard to when it is last, and gated in between', async () => {
    const [sound] = (await film(4_000, 28_000)).sounds;
    expect(sound).toMatchObject({ fromMs: 0, toMs: 24_000, fileMs: 900 });
    expect(sound?.heard).toEqual([
      { fromMs: 0, toMs: 15_000 },
      { fromMs: 21_000, toMs: 24_000 },
    ]);
  });

  it('is whole frames without gaps, whatever the files and the stretch', async () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 29_000 }), fc.integer({ min: 1_000, max: 30_000 }));
    const starts = fc.array(fc.double({ min: -5_000, max: 29_000, noNaN: true }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(span, starts, async ([fromMs, lengthMs], begins) => {
        const toMs = Math.min(MOMENTS.end, fromMs + lengthMs);
        const cut = begins.map((begin, n) => file(n + 10, n % 2 === 0 ? TEACHER : FIRST, begin, begin + 7_000.3));
        const { shots, lengthMs: whole } = await film(fromMs, toMs, cut);
        expect(shots[0]?.fromMs).toBe(0);
        expect(shots.at(-1)?.toMs).toBe(whole);
        expect(Math.abs(whole - (toMs - fromMs))).toBeLessThanOrEqual(FRAME_MS / 2);
        for (const [index, shot] of shots.entries()) {
          expect(shot.toMs % FRAME_MS).toBe(0);
          expect(shot.toMs).toBeGreaterThan(shot.fromMs);
          expect(shots[index + 1]?.fromMs ?? whole).toBe(shot.toMs);
          for (const { fileMs, file: of } of shot.pictures) expect(fileMs).toBeLessThan(of.durationMs);
        }
      }),
    );
  });
});

it('places rectangles of a screen within the film, on even pixels', () => {
  const share = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(share, share, share, share, (x, y, w, h) => {
      const place = placeOf({
        x: Math.min(x, 99),
        y: Math.min(y, 99),
        w: Math.min(w, 100 - x),
        h: Math.min(h, 100 - y),
      });
      expect(Object.values(place).every((px) => px >= 0 && px % 2 === 0)).toBe(true);
      expect(place.widthPx * place.heightPx).toBeGreaterThan(0);
      expect(inside(place)).toBe(true);
    }),
  );
});
