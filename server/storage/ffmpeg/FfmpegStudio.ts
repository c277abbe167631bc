import { createWriteStream, existsSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/errors/index.ts';
import type { FileStore } from '../../lesson/courseware/ports.ts';
import type { Film, Shot } from '../../library/composition/filmOf.ts';
import type { FilmStudio, MadeFile, MadeFilm } from '../../library/composition/ports.ts';
import { endingOf } from '../../library/fileTypes.ts';
import type { TakeFile, TakeFiles } from '../../library/ports.ts';
import type { Log } from '../../platform/Log.ts';
import type { Part } from '../../platform/Part.ts';
import { FilmDrawing } from '../film/FilmDrawing.ts';
import { type Bounds, runBounded } from '../runBounded.ts';
import { joinArguments, mixScript, type PathOf, type ShotFiles, shotArguments, shotList } from './ffmpegArguments.ts';
import { killLeftBehind } from './leftBehind.ts';

/** Where it is found when it is not named by its path. */
const PATH = '/usr/local/bin:/usr/bin:/bin:/snap/bin';
/** What it must be able to make. */
const ENCODERS = ['libx264', 'aac'];
/** Whether it is there is not looked up more often than this while it is not, in ms. */
const LOOK_AGAIN_AFTER_MS = 30_000;
/** A step may take so long: at the lowest priority, while lessons go on, it comes to little. In ms, and a multiple. */
const STEP_MS = 120_000;
const TIMES_AS_LONG = 20;
const BOUNDS: Omit<Bounds, 'withinMs'> = { memoryBytes: 2_000_000_000, outputBytes: 20_000_000 };
/** So much of the disk is left for lessons, and a film takes up to so much, twice while it is being made. */
const LEFT_FREE_BYTES = 2_000_000_000;
const FILM_BYTES_PER_MS = 400;
/** What is drawn of a film is on the disk a stretch at a time: no more than this. */
const DRAWN_BYTES = 150_000_000;
/** How much of the work the pictures are; and to draw some, of that to film as many. */
const SHOTS_RATIO = 0.85;
const DRAWING_RATIO = 0.4;

type Parts = {
  readonly command: string;
  /** Where the folders of takes are. */
  readonly folder: string;
  /** Where the files of takes are that are not there any more. */
  readonly files: Pick<TakeFiles, 'bytesOf' | 'read'>;
  /** The files of decks. */
  readonly decks: Pick<FileStore, 'read'>;
  readonly log: Log;
};

type Progress = { readonly signal: AbortSignal; readonly onProgress: (ratio: number) => void };
type Bringing = { readonly file: MadeFile; readonly dir: string; readonly signal: AbortSignal };
type Step = { readonly args: readonly string[]; readonly lengthMs: number; readonly dir: string };

/** Makes films by ffmpeg, where it is installed, in the folder `made` of each take. */
export class FfmpegStudio implements FilmStudio {
  readonly #command: string;
  readonly #folder: string;
  readonly #files: Parts['files'];
  readonly #decks: Parts['decks'];
  readonly #log: Log;
  #isThere = false;
  #lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor({ command, folder, files, decks, log }: Parts) {
    this.#command = command;
    this.#folder = resolve(folder);
    this.#files = files;
    this.#decks = decks;
    this.#log = log;
  }

  async ready(): Promise<boolean> {
    const nowMs = performance.now();
    if (this.#isThere || nowMs - this.#lookedAtMs < LOOK_AGAIN_AFTER_MS) return this.#isThere;
    this.#lookedAtMs = nowMs;
    const looked = await runBounded(
      { command: this.#command, args: ['-hide_banner', '-encoders'], env: { PATH } },
      { ...BOUNDS, withinMs: 10_000 },
    );
    const names = looked.how === 'well' ? new Set(looked.output.split(/\s+/)) : new Set();
    this.#isThere = ENCODERS.every((name) => names.has(name));
    return this.#isThere;
  }

  async make(file: MadeFile, film: Film, how: Progress): Promise<MadeFilm> {
    const dir = this.#workOf(file);
    try {
      await rm(dir, { recursive: true, force: true });
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await this.#bringTracks(film, { file, dir, signal: how.signal });
      const { path, undrawnMs } = await this.#makeIn(dir, film, how);
      const { size } = await stat(path);
      await rename(path, this.#pathOf(file));
      return { bytes: size, undrawnMs };
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }

  async read(file: MadeFile, part?: Part): Promise<Readable> {
    const handle = await open(this.#pathOf(file));
    return handle.createReadStream(part ?? {});
  }

  async remove(file: MadeFile): Promise<void> {
    const dir = this.#workOf(file);
    if (existsSync(dir)) await killLeftBehind(dir);
    await rm(dir, { recursive: true, force: true });
    await rm(this.#pathOf(file), { force: true });
  }

  async #makeIn(dir: string, film: Film, how: Progress) {
    const pathOf: PathOf = (track) => join(dir, trackName(track));
    const drawing = await FilmDrawing.open({ dir, film, decks: this.#decks, log: this.#log });
    const names: string[] = [];
    for (const shot of film.shots) {
      const name = `shot${names.length}.mkv`;
      names.push(name);
      const progress = progressOf(film, shot, how);
      const drawn = await drawing.listFor(shot, progress.drawing);
      await this.#shoot(shot, { files: { to: join(dir, name), pathOf, drawn }, dir, ...progress.filming });
      await drawing.forget(shot);
    }
    const [list, mix, to] = [join(dir, 'shots.txt'), join(dir, 'mix.txt'), join(dir, 'whole.mp4')];
    await writeFile(list, shotList(names));
    await writeFile(mix, mixScript(film));
    const args = joinArguments({ film, pathOf, list, mix, to });
    const onProgress = (ratio: number): void => how.onProgress(SHOTS_RATIO + (1 - SHOTS_RATIO) * ratio);
    await this.#run({ args, lengthMs: film.lengthMs, dir }, { ...how, onProgress });
    return { path: to, undrawnMs: drawing.undrawnMs };
  }

  async #shoot(
    shot: Shot,
    { files, dir, ...how }: Progress & { readonly files: ShotFiles; readonly dir: string },
  ): Promise<void> {
    await this.#run({ args: shotArguments(shot, files), lengthMs: shot.toMs - shot.fromMs, dir }, how);
  }

  async #run({ args, lengthMs, dir }: Step, { signal, onProgress }: Progress): Promise<void> {
    const report = join(dir, 'report.txt');
    const { how } = await runBounded(
      {
        command: this.#command,
        args,
        env: { PATH, LANG: 'C.UTF-8', FFREPORT: `file=${report.replace(/[\\:']/g, '\\$&')}:level=16` },
      },
      { ...BOUNDS, withinMs: STEP_MS + TIMES_AS_LONG * lengthMs },
      { low: true, signal, onPrinted: (text) => onProgress(Math.min(1, doneMsIn(text) / lengthMs)) },
    );
    if (how === 'well') return onProgress(1);
    if (!signal.aborted)
      this.#log.error({ event: 'composition.ffmpeg-failed', how, said: await lastWords(report), args: args.join(' ') });
    if (how === 'missing') throw new AppError('composition.no-ffmpeg');
    throw new AppError('composition.failed');
  }

  /**
   * Puts all files that a film is of beside it: those of this machine under a second name, so that nobody who moves them
   * takes them away meanwhile, and those that are elsewhere as copies.
   */
  async #bringTracks(film: Film, { file, dir, signal }: Bringing): Promise<void> {
    const tracks = tracksOf(film).map((track) => ({ takeId: file.takeId, ...track }));
    const elsewhere: TakeFile[] = [];
    for (const track of tracks) if (!(await this.#linked(track, dir))) elsewhere.push(track);
    const bytes = await Promise.all(elsewhere.map((track) => this.#files.bytesOf(track)));
    const fetched = bytes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    const drawn = DRAWN_BYTES + film.told.decks.reduce((sum, deck) => sum + deck.bytes, 0);
    await mustHaveRoom(dir, 2 * FILM_BYTES_PER_MS * film.lengthMs + fetched + drawn);
    for (const track of elsewhere) {
      const content = await this.#files.read(track);
      if (!content) throw new AppError('composition.failed');
      await pipeline(content, createWriteStream(join(dir, trackName(track)), { mode: 0o600 }), { signal });
    }
  }

  async #linked(track: TakeFile, dir: string): Promise<boolean> {
    try {
      await link(join(this.#folder, track.takeId, trackName(track)), join(dir, trackName(track)));
      return true;
    } catch {
      // It is elsewhere, or this disk knows no second names: then it is copied.
      return false;
    }
  }

  /** Ids are checked where they come in, and have nothing of a path in them. */
  #pathOf({ takeId, compositionId }: MadeFile): string {
    return join(this.#folder, takeId, 'made', `${compositionId}.mp4`);
  }

  #workOf({ takeId, compositionId }: MadeFile): string {
    return join(this.#folder, takeId, 'made', `${compositionId}.work`);
  }
}

const trackName = (track: Pick<TakeFile, 'trackFileId' | 'codec'>): string => `${track.trackFileId}.${endingOf(track)}`;

/** Each file that a film is of, once. */
function tracksOf({ shots, sounds }: Film) {
  const all = [...shots.flatMap(({ pictures }) => pictures), ...sounds].map(({ file }) => file);
  return [...new Map(all.map((file) => [file.trackFileId, file])).values()];
}

async function mustHaveRoom(dir: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  if (bavail * bsize < LEFT_FREE_BYTES + bytes) throw new AppError('composition.no-room');
}

/** How far the film is while a shot is drawn, with those after it that are drawn with it, and while it is filmed. */
function progressOf(
  { shots }: Film,
  shot: Shot,
  { signal, onProgress }: Progress,
): { readonly drawing: Progress; readonly filming: Progress } {
  const workOf = (some: readonly Shot[]): number =>
    some.reduce((sum, each) => sum + filmingOf(each) + drawingOf(each), 0);
  const before = workOf(shots.slice(0, shots.indexOf(shot)));
  const tell = (done: number): void => onProgress((SHOTS_RATIO * (before + done)) / Math.max(1, workOf(shots)));
  return {
    drawing: { signal, onProgress: (ratio) => tell(drawingOf(shot) * ratio) },
    filming: { signal, onProgress: (ratio) => tell(drawingOf(shot) + filmingOf(shot) * ratio) },
  };
}

const filmingOf = ({ fromMs, toMs }: Shot): number => toMs - fromMs;
const drawingOf = (shot: Shot): number => (shot.drawn ? DRAWING_RATIO * filmingOf(shot) : 0);

/** How far ffmpeg says it is; 0 while it has nothing. */
function doneMsIn(text: string): number {
  const last = [...text.matchAll(/out_time_us=(\d+)/g)].at(-1)?.[1];
  return last === undefined ? 0 : Number(last) / 1_000;
}

const lastWords = async (path: string): Promise<string> => (await readFile(path, 'utf8').catch(() => '')).slice(-1_000);
