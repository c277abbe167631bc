import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawnPlaces, Shot } from '../../../server/library/composition/filmOf.ts';
import { FilmDrawing } from '../../../server/storage/film/FilmDrawing.ts';
import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import type { Fact, NewFact } from '../../../shared/protocol/index.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { deck } from '../../support/decks.ts';
import { coloursAt, run } from '../../support/film/probe.ts';
import { ids } from '../../support/ids.ts';
import { digitsOf } from '../../support/ink.ts';
import { makePdf } from '../../support/pdf.ts';
import { tempDir } from '../../support/tempDir.ts';

const T0 = 1_900_000_000_000;
/** A sheet of a screen's shape, and one that is not. */
const places: DrawnPlaces = { sheet: { xPx: 0, yPx: 0, widthPx: 1_280, heightPx: 720 }, board: null };
/** A process has begun by then, also on a busy machine, in ms. */
const BEGUN = { timeout: 60_000, interval: 20 };
const WHITE = [255, 255, 255];

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => {
  dir = await tempDir();
});
afterEach(() => dir.remove());

const board: NewFact = { type: 'surface.shown', data: { surface: { kind: 'board', board: 1 } } };
const pageOf = ({ deckId }: DeckFile, page: number): NewFact => ({
  type: 'surface.shown',
  data: { surface: { kind: 'page', deckId, page } },
});
const added = (file: DeckFile): NewFact => ({ type: 'deck.added', data: file });
const stroke = (n: number, surface: string): NewFact => ({
  type: 'ink.drew',
  data: {
    points: { [n]: digitsOf([1_638, 4_608], [14_745, 4_608]) },
    styles: { [n]: { surface, tool: 'pen', colour: 'red', width: 'thick' } },
  },
});

type Told = readonly (readonly [filmMs: number, fact: NewFact])[];
type Wanted = {
  readonly told: Told;
  readonly files?: ReadonlyMap<DeckFile, Buffer>;
  readonly shots?: readonly (readonly [fromMs: number, toMs: number])[];
  readonly signal?: AbortSignal;
};

async function draw({ told, files = new Map(), shots = [[0, 4_000]], signal }: Wanted) {
  const facts = told.map(([ms, fact], n): Fact => ({ ...fact, seq: n + 1, atMs: T0 + ms, by: ids.seat(1) }));
  const decks = {
    read: async (sha256: string) => {
      const found = [...files].find(([file]) => file.sha256 === sha256)?.[1];
      if (!found) throw new Error('there is no such file');
      return Readable.from([found]);
    },
  };
  const wanted = shots.map(([fromMs, toMs]): Shot => ({ fromMs, toMs, pictures: [], drawn: places }));
  const shown = told.flatMap(([, fact]) => (fact.type === 'deck.added' ? [fact.data] : []));
  const film = { shots: wanted, told: { facts, beginsAtMs: T0, decks: shown } };
  const { log } = keptLog();
  const drawing = await FilmDrawing.open({ dir: dir.path, film, decks, log });
  const ratios: number[] = [];
  const how = { signal: signal ?? new AbortController().signal, onProgress: (ratio: number) => ratios.push(ratio) };
  return { drawing, shots: wanted, how, ratios };
}

/** The pictures of a film's first shot, with their times. */
async function drawn(wanted: Wanted) {
  const { drawing, shots, how, ratios } = await draw(wanted);
  const [shot] = shots;
  const list = shot && (await drawing.listFor(shot, how));
  if (!list) throw new Error('nothing was drawn');
  const lines = (await readFile(list, 'utf8')).trim().split('\n');
  const durations = lines.flatMap((line) => (line.startsWith('duration') ? [Number(line.split(' ')[1])] : []));
  const names = lines.flatMap((line) => (line.startsWith('file') ? [line.slice('file '.length)] : [])).slice(0, -1);
  const colours = await Promise.all(names.map((name) => coloursAt(join(dir.path, name), 0)));
  return { drawing, durations, colours, ratios, shot };
}

const near = (one: readonly number[] = [NaN], other: readonly number[]): boolean =>
  one.every((value, index) => Math.abs(value - (other[index] ?? 0)) < 16);
const isRed = ([r, g, b]: readonly number[] = []): boolean => (r ?? 0) > 150 && (g ?? 0) < 90 && (b ?? 0) < 90;
/** Where the stroke is on a sheet as wide as the film. */
const MIDDLE = [640, 360] as const;

/** Processes that work in the folder. */
const workers = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${dir.path}/`);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });

describe('what of a film is drawn', () => {
  it('is a blank board on which a stroke comes, a pointer, and goes when it is cleared', async () => {
    const { colours, durations, drawing, ratios } = await drawn({
      told: [
        [-100, board],
        [1_000, stroke(1, 'board/1')],
        [2_000, { type: 'pointer.moved', data: { at: { x: 0.25, y: 0.25 } } }],
        [3_000, { type: 'ink.cleared', data: { surface: 'board/1' } }],
      ],
    });
    expect(durations).toEqual([1, 1, 1, 1]);
    expect(colours.map((colour) => isRed(colour(...MIDDLE)))).toEqual([false, true, true, false]);
    expect(
      colours.map((colour) => isRed(colour(320, 180)) || (colour(320, 180)[0] > 190 && colour(320, 180)[1] < 90)),
    ).toEqual([false, false, true, true]);
    expect(near(colours[0]?.(20, 20), WHITE)).toBe(true);
    expect(drawing.undrawnMs).toBe(0);
    expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
  });

  it('has the ink of hundreds of strokes, as it has of a few', async () => {
    const told: Told = [
      [-100, board],
      ...Array.from({ length: 200 }, (_, n) => [n, stroke(n + 1, 'board/1')] as const),
    ];
    const { colours } = await drawn({ told });
    expect(isRed(colours.at(-1)?.(...MIDDLE))).toBe(true);
    expect(near(colours.at(-1)?.(640, 300), WHITE)).toBe(true);
  });

  it('has photos whole, in their shape', async () => {
    const photo = join(dir.path, 'photo.png');
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=c=blue:s=300x400', '-frames:v', '1', photo]);
    const file: DeckFile = { ...deck(1), kind: 'png', pages: 1, ratios: [0.75] };
    const { colours, drawing } = await drawn({
      told: [
        [-200, added(file)],
        [-100, pageOf(file, 1)],
      ],
      files: new Map([[file, await readFile(photo)]]),
    });
    expect(near(colours[0]?.(640, 360), [0, 0, 255])).toBe(true);
    // 540 wide in the middle of 1280.
    expect(near(colours[0]?.(380, 360), [0, 0, 255])).toBe(true);
    expect(Math.max(...(colours[0]?.(360, 360) ?? [255]))).toBeLessThan(40);
    expect(drawing.undrawnMs).toBe(0);
  });

  it('is a plain sheet with its number and its ink where a deck is broken or not there, and the others are whole', async () => {
    const [sound, broken, missing] = [deck(1), deck(2), deck(3)];
    const { colours, drawing, durations } = await drawn({
      told: [
        ...[sound, broken, missing].map((file) => [-200, added(file)] as const),
        [-100, pageOf(broken, 2)],
        [-50, stroke(1, `${broken.deckId}/2`)],
        [1_000, pageOf(missing, 1)],
        [3_000, pageOf(sound, 1)],
      ],
      files: new Map([
        [sound, makePdf([{ fill: [0, 0.5, 0] }])],
        [broken, Buffer.from('%PDF-1.5 and then nothing of the sort')],
      ]),
    });
    expect(durations).toEqual([1, 2, 1]);
    expect(isRed(colours[0]?.(300, 360))).toBe(true);
    for (const colour of colours.slice(0, 2)) expect(near(colour(30, 30), WHITE)).toBe(true);
    const dark = (colour: (typeof colours)[number] | undefined): number => {
      let count = 0;
      for (let x = 540; x < 740; x += 1)
        for (let y = 300; y < 420; y += 1) count += (colour?.(x, y)[1] ?? 255) < 140 ? 1 : 0;
      return count;
    };
    expect(dark(colours[1])).toBeGreaterThan(200);
    expect(near(colours[2]?.(30, 30), [0, 128, 0])).toBe(true);
    expect(drawing.undrawnMs).toBe(3_000);
  });

  it('is drawn for all shots that are little together, and what was filmed is removed', async () => {
    const { drawing, shots, how } = await draw({
      told: [
        [-100, board],
        [4_500, stroke(1, 'board/1')],
      ],
      shots: [
        [0, 2_000],
        [4_000, 6_000],
        [6_000, 6_040],
      ],
    });
    const pictures = () => readdirSync(dir.path).filter((name) => name.endsWith('.jpg'));
    for (const [index, shot] of shots.entries()) {
      await drawing.listFor(shot, how);
      if (index === 0) expect(pictures()).toHaveLength(4);
      await drawing.forget(shot);
    }
    expect(readdirSync(dir.path)).toEqual(['facts.ndjson']);
  });

  it('is drawn anew when its process was killed, and given up when that goes on', async () => {
    const writing = Array.from({ length: 400 }, (_, n) => [n * 100, stroke(n + 1, 'board/1')] as const);
    const { drawing, shots, how } = await draw({
      told: [[-100, board], ...writing],
      shots: [
        [0, 50_000],
        [50_000, 51_000],
      ],
    });
    const [first, second] = shots;
    if (!first || !second) throw new Error('there are two');
    const killNext = async (): Promise<void> => {
      const pid = await vi.waitFor(() => {
        const [found] = workers();
        if (!found || killed.has(found)) throw new Error('it has not begun');
        return found;
      }, BEGUN);
      killed.add(pid);
      process.kill(Number(pid), 'SIGKILL');
    };
    const killed = new Set<string>();
    const list = drawing.listFor(first, how);
    await killNext();
    expect(await list).toBeDefined();
    expect(drawing.undrawnMs).toBe(0);
    await drawing.forget(first);
    const again = await draw({ told: [[-100, board], ...writing], shots: [[0, 50_000]] });
    const [shot] = again.shots;
    const given = shot && again.drawing.listFor(shot, again.how);
    for (let time = 0; time < 2; time += 1) await killNext();
    expect(await given).toBeUndefined();
    expect(again.drawing.undrawnMs).toBe(50_000);
  }, 60_000);

  it('ends with its process when it is stopped, and is not tried again', async () => {
    const stop = new AbortController();
    const writing = Array.from({ length: 900 }, (_, n) => [n * 100, stroke(n + 1, 'board/1')] as const);
    const { drawing, shots, how } = await draw({
      told: [[-100, board], ...writing],
      shots: [[0, 100_000]],
      signal: stop.signal,
    });
    const [shot] = shots;
    if (!shot) throw new Error('there is a shot');
    const settled = drawing.listFor(shot, how).then(
      () => 'drawn',
      () => 'stopped',
    );
    await vi.waitFor(
      () => expect(readdirSync(dir.path).filter((name) => name.endsWith('.jpg'))).not.toEqual([]),
      BEGUN,
    );
    expect(workers()).toHaveLength(1);
    const [pid = ''] = workers();
    expect(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]).toBe('19');
    stop.abort();
    expect(await settled).toBe('stopped');
    expect(workers()).toEqual([]);
  });
});
