import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Composition } from '../../../shared/api/index.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addPerson, addSchool } from '../../support/district.ts';
import { clockIn, groundIn } from '../../support/film/clockIn.ts';
import { coloursAt, frameAt, probe, toneIn } from '../../support/film/probe.ts';
import { ids } from '../../support/ids.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addWholeTake } from '../../support/take/addWholeTake.ts';
import { FRAME_MS } from '../../support/take/makeMedia.ts';
import { MOMENTS } from '../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
/** Where pictures stand: alone, large beside small ones, the small one beside who is large or a question, and beside a page. */
const ALONE = { x: 0, y: 0, scale: 4 };
const LARGE = { x: 14, y: 102, scale: 918 / 320 };
const SMALL = { x: 946, y: 270, scale: 1 };
const AT_FOOT = { x: 946, y: 526, scale: 1 };
/** Where the sheet of a page is, as wide as a screen. */
const SHEET = { x: 14, y: 102, width: 918, height: 516 };
const GREEN = [204, 242, 204];
/** By how much two colours differ where they differ most. */
const farFrom = (one: readonly number[], other: readonly number[]): number =>
  Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))));
const pixelsIn = (
  colour: (x: number, y: number) => [number, number, number],
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): [number, number, number][] =>
  Array.from({ length: width * height }, (_, at) => colour(x + (at % width), y + Math.floor(at / width)));
/** It is made by then, also on a busy machine, in ms. */
const MADE = { timeout: 180_000, interval: 100 };
/** One that an ended server was making. */
const CUT_OFF = ids.composition(1);

describe('a video composed of a take', () => {
  let app: TestApp;
  let teacher: TestBrowser;
  let takeId: TakeId;
  const orphan = { ended: Promise.resolve<unknown>(null) };

  beforeAll(async () => {
    app = await TestApp.start({
      fill: async (stores, dataDir) => {
        const lead = await addSchool(stores, 'lead');
        const rural = await addSchool(stores, 'rural');
        const far = await addSchool(stores, 'far');
        await addPerson(stores, { signInName: 'watcher', roles: ['observer'], schoolId: rural.schoolId });
        const { courseId, teacherId } = lead;
        const listening = [rural.classroomId, far.classroomId];
        const made = { title: '茉莉花 / 第一课时', courseId, teacherId, listening, beganAtMs: T0 };
        takeId = (await addWholeTake(stores, dataDir, made)).takeId;
        await stores.compositions.add({
          ...{ compositionId: CUT_OFF, takeId, askedBy: teacherId, askedAtMs: T0, fromMs: 0, toMs: 2_000 },
          ...{ status: 'running', error: null, bytes: null, pagesMs: null, endedAtMs: null },
        });
        const dir = join(dataDir, 'takes', takeId, 'made', `${CUT_OFF}.work`);
        await mkdir(dir, { recursive: true });
        await writeFile(join(dir, 'shot0.mkv'), 'half');
        const child = spawn('tail', ['-f', join(dir, 'shot0.mkv')], { stdio: 'ignore' });
        orphan.ended = once(child, 'close');
      },
    });
    teacher = await app.as('lead-teacher');
  }, 180_000);
  afterAll(() => app.close());

  const of = () => ({ params: { takeId } });
  const listed = async (by = teacher) => (await by.must('compositions.list', of())).compositions;
  const ask = async (fromMs: number, toMs: number, by = teacher) =>
    (await by.must('compositions.ask', { ...of(), body: { fromMs, toMs } })).composition;
  const settled = ({ compositionId }: Composition): Promise<Composition> =>
    vi.waitFor(async () => {
      const found = (await listed()).find((each) => each.compositionId === compositionId);
      if (found?.status !== 'done' && found?.status !== 'failed') throw new Error(`it is ${found?.status}`);
      return found;
    }, MADE);
  const saved = async ({ url }: Composition, name: string): Promise<string> => {
    const answer = await fetch(`${app.url}${url}`, { headers: { cookie: teacher.cookie } });
    const path = join(app.dataDir, name);
    await writeFile(path, new Uint8Array(await answer.arrayBuffer()));
    return path;
  };
  const madeDir = () => join(app.dataDir, 'takes', takeId, 'made');
  const begun = (composition: Composition) =>
    vi.waitFor(async () => {
      const found = (await listed()).find((each) => each.compositionId === composition.compositionId);
      if (found?.status !== 'running' || found.progressRatio === 0) throw new Error('it has not begun');
    }, MADE);
  /** Processes that work on one. */
  const workersOf = ({ compositionId }: Composition): string[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(compositionId);
        } catch {
          // It has ended meanwhile.
          return false;
        }
      });

  it('has failed when the server was killed in the midst of it, and nothing is left of it, not even a process', async () => {
    await orphan.ended;
    const cut = (await listed()).find(({ compositionId }) => compositionId === CUT_OFF);
    expect(cut).toMatchObject({ status: 'failed', error: 'composition.interrupted', url: null });
    expect(existsSync(join(madeDir(), `${CUT_OFF}.work`))).toBe(false);
  });

  it('is made again when it is asked for again', async () => {
    const again = await settled(await ask(0, 2_000));
    expect(again).toMatchObject({ compositionId: CUT_OFF, status: 'done', error: null });
    await teacher.must('compositions.remove', { params: { takeId, compositionId: CUT_OFF } });
    expect(readdirSync(madeDir())).toEqual([]);
  }, 200_000);

  describe('of all of it', () => {
    let whole: Composition;
    let path: string;

    beforeAll(async () => {
      whole = await settled(await ask(0, MOMENTS.end));
      path = await saved(whole, 'whole.mp4');
    }, 200_000);

    it('is H.264 and AAC, as long as the take, every frame there, and nothing else is left', async () => {
      expect(whole).toMatchObject({ status: 'done', error: null, progressRatio: 1, pagesMs: 0, mine: true });
      const { seconds, streams } = await probe(path);
      expect(Math.abs(seconds - 30)).toBeLessThan(0.05);
      expect(streams.map(({ codec }) => codec)).toEqual(['h264', 'aac']);
      expect(streams[0]).toMatchObject({ width: 1_280, frames: 750 });
      expect(Math.abs((streams[1]?.seconds ?? 0) - 30)).toBeLessThan(0.05);
      expect(readdirSync(madeDir())).toEqual([`${whole.compositionId}.mp4`]);
    });

    it('begins to play before it has come whole', () => {
      const head = readFileSync(path).subarray(0, 100_000).toString('latin1');
      expect(head.indexOf('moov')).toBeGreaterThan(0);
      expect(head.indexOf('moov')).toBeLessThan(head.indexOf('mdat') === -1 ? Infinity : head.indexOf('mdat'));
    });

    it.each([1_000, 4_800, 12_200, 18_500, 29_000])(
      'shows the teacher alone at %d ms, at that moment',
      async (atMs) => {
        const frame = await frameAt(path, atMs);
        expect(Math.abs(groundIn(frame, ALONE) - 120)).toBeLessThan(8);
        expect(Math.abs(clockIn(frame, ALONE) - atMs)).toBeLessThanOrEqual(FRAME_MS);
      },
    );

    it.each([19_200, 22_000, 24_800])(
      'shows the classroom on stage large at %d ms, and the teacher small',
      async (atMs) => {
        const frame = await frameAt(path, atMs);
        expect(Math.abs(groundIn(frame, LARGE) - 60)).toBeLessThan(8);
        expect(Math.abs(groundIn(frame, SMALL) - 120)).toBeLessThan(8);
        for (const place of [LARGE, SMALL])
          expect(Math.abs(clockIn(frame, place) - atMs)).toBeLessThanOrEqual(FRAME_MS);
      },
    );

    it.each([5_200, 6_900, 7_000, 9_000, 11_900])(
      'shows the page large at %d ms, and the teacher beside it',
      async (atMs) => {
        const frame = await frameAt(path, atMs);
        expect(Math.abs(groundIn(frame, AT_FOOT) - 120)).toBeLessThan(8);
        expect(Math.abs(clockIn(frame, AT_FOOT) - atMs)).toBeLessThanOrEqual(FRAME_MS);
        const colour = await coloursAt(path, atMs);
        const ground = atMs < MOMENTS.page2 ? [255, 255, 255] : GREEN;
        for (const [x, y] of [
          [0.02, 0.03],
          [0.98, 0.03],
          [0.02, 0.97],
          [0.98, 0.97],
        ] as const)
          expect(farFrom(colour(SHEET.x + x * SHEET.width, SHEET.y + y * SHEET.height), ground)).toBeLessThan(12);
        // Beside the sheet there is nothing.
        for (const [x, y] of [
          [SHEET.x - 8, 360],
          [400, SHEET.y - 8],
          [400, SHEET.y + SHEET.height + 8],
        ] as const)
          expect(Math.max(...colour(x, y))).toBeLessThan(40);
      },
    );

    it('has Chinese letters on a page whose PDF brings no font', async () => {
      const colour = await coloursAt(path, 6_000);
      const inked = (x: number, width: number) => {
        const pixels = pixelsIn(colour, { x, y: 250, width, height: 150 });
        return pixels.filter((pixel) => Math.max(...pixel) < 90).length / pixels.length;
      };
      // Three letters of 96 points, the first at 60 of 960: so much of their places is ink.
      for (const letter of [0, 1, 2]) {
        const left = SHEET.x + (60 + letter * 96) * (SHEET.width / 960);
        expect([letter, inked(Math.round(left), 90)]).toEqual([letter, expect.closeTo(0.15, 1)]);
      }
      expect(inked(400, 500)).toBe(0);
    });

    it('has what was written on the page from the moment at which it was, and not on the other page', async () => {
      const middle = SHEET.y + (4_608 / 16_384) * SHEET.width;
      const red = async (atMs: number) => {
        const colour = await coloursAt(path, atMs);
        return [0.05, 0.12, 0.5, 0.88, 0.95].map((share) => {
          const [r, g, b] = colour(SHEET.x + share * SHEET.width, middle);
          return r > 150 && g < 90 && b < 90;
        });
      };
      expect(await red(6_000)).toEqual([false, false, false, false, false]);
      expect(await red(7_900)).toEqual([false, false, false, false, false]);
      expect(await red(8_240)).toEqual([false, true, true, true, false]);
      expect(await red(11_900)).toEqual([false, true, true, true, false]);
      expect(await red(21_000)).toEqual([false, false, false, false, false]);
    });

    it.each([13_200, 14_500, 16_000])('shows the question large at %d ms, and the teacher beside it', async (atMs) => {
      const frame = await frameAt(path, atMs);
      expect(Math.abs(groundIn(frame, SMALL) - 120)).toBeLessThan(8);
      expect(Math.abs(clockIn(frame, SMALL) - atMs)).toBeLessThanOrEqual(FRAME_MS);
      const pixels = pixelsIn(await coloursAt(path, atMs), { x: 20, y: 20, width: 900, height: 680 });
      const [letters, bars] = [
        pixels.filter((pixel) => Math.min(...pixel) > 190).length,
        pixels.filter(([r, g]) => g > 150 && r < 130).length,
      ];
      expect(letters).toBeGreaterThan(1_000);
      expect(bars > 1_000).toBe(atMs > MOMENTS.results);
    });

    it('sounds as the lesson did: all at their time, and silent what was not there or gated', async () => {
      const heard = async (hz: number, atMs: number) =>
        (await toneIn(path, { hz, fromMs: atMs + 10, toMs: atMs + 90 })) > 0.15;
      // Teacher, the classroom whose line breaks and that comes on stage, the other classroom.
      const all = (atMs: number) => Promise.all([660, 880, 990].map((hz) => heard(hz, atMs)));
      expect(await all(1_000)).toEqual([true, false, false]);
      expect(await all(8_000)).toEqual([true, true, true]);
      expect(await all(12_000)).toEqual([true, false, true]);
      expect(await all(22_000)).toEqual([true, true, false]);
      expect(await all(27_000)).toEqual([true, true, true]);
      for (const hz of [660, 880, 990])
        expect(await toneIn(path, { hz, fromMs: 22_130, toMs: 22_960 })).toBeLessThan(0.01);
    }, 60_000);

    it('is not made twice', async () => {
      expect(await ask(0, MOMENTS.end)).toMatchObject({ compositionId: whole.compositionId, status: 'done' });
    });

    it('goes to nobody else by the same address, and to others who may watch by theirs', async () => {
      const watcher = await app.as('watcher');
      expect(await watcher.code('compositions.list', of())).toBe('take.not-yours');
      expect(await watcher.code('compositions.ask', { ...of(), body: { fromMs: 0, toMs: 5_000 } })).toBe(
        'take.not-yours',
      );
      await teacher.must('takes.publish', { ...of(), body: { audience: 'school' } });
      const [theirs] = await listed(watcher);
      expect(theirs).toMatchObject({ compositionId: whole.compositionId, mine: false });
      const status = async (url: string | null | undefined, { cookie }: TestBrowser) =>
        (await rawRequest(`${app.url}${url}`, { headers: { cookie, range: 'bytes=0-9' } })).status;
      expect(await status(theirs?.url, watcher)).toBe(206);
      expect(await status(whole.url, watcher)).toBe(403);
      expect(await status(whole.url?.split('?')[0], teacher)).toBe(400);
      const params = { takeId, compositionId: whole.compositionId };
      expect(await watcher.code('compositions.remove', { params })).toBe('composition.not-yours');
      await teacher.must('takes.publish', { ...of(), body: { audience: 'private' } });
      expect(await status(theirs?.url, watcher)).toBe(403);
    });
  });

  it('of a part of it begins and ends there, with a picture from the first frame on', async () => {
    const clip = await settled(await ask(20_012, 24_000));
    const path = await saved(clip, 'clip.mp4');
    const { seconds, streams } = await probe(path);
    expect(Math.abs(seconds - 4)).toBeLessThan(0.05);
    expect(streams[0]?.frames).toBe(100);
    const first = await frameAt(path, 0);
    expect(Math.abs(groundIn(first, LARGE) - 60)).toBeLessThan(8);
    for (const place of [LARGE, SMALL]) expect(Math.abs(clockIn(first, place) - 20_012)).toBeLessThanOrEqual(FRAME_MS);
    expect(await toneIn(path, { hz: 660, fromMs: 995, toMs: 1_075 })).toBeGreaterThan(0.15);
  }, 200_000);

  it.each([
    [5_000, 5_500],
    [9_000, 5_000],
    [0, MOMENTS.end + 1],
  ])('is refused from %d to %d ms', async (fromMs, toMs) => {
    expect(await teacher.code('compositions.ask', { ...of(), body: { fromMs, toMs } })).toBe('composition.span-wrong');
  });

  it('is gone with its process and all its files when it is stopped', async () => {
    const composition = await ask(0, 29_000);
    const before = readdirSync(madeDir());
    await begun(composition);
    expect(workersOf(composition).length).toBeGreaterThan(0);
    const { compositionId } = composition;
    await teacher.must('compositions.remove', { params: { takeId, compositionId } });
    expect(workersOf(composition)).toEqual([]);
    expect(readdirSync(madeDir())).toEqual(before);
    expect(await teacher.code('compositions.remove', { params: { takeId, compositionId } })).toBe(
      'composition.not-found',
    );
  }, 200_000);

  it('goes on after the server was stopped in the midst of it', async () => {
    const composition = await ask(1_000, 6_000);
    await begun(composition);
    app = await app.restart();
    expect(workersOf(composition).length).toBeLessThanOrEqual(1);
    teacher = await app.as('lead-teacher');
    expect(await settled(composition)).toMatchObject({ status: 'done', error: null });
  }, 200_000);

  it('is gone with its take', async () => {
    const composition = await ask(0, 28_000);
    await begun(composition);
    await teacher.must('takes.remove', of());
    expect(workersOf(composition)).toEqual([]);
    expect(existsSync(join(app.dataDir, 'takes', takeId))).toBe(false);
    expect(await teacher.code('compositions.list', of())).toBe('take.not-found');
  }, 200_000);
});
