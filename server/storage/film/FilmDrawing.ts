import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../shared/errors/index.ts';
import { type LoggedFact, packFact } from '../../../shared/protocol/index.ts';
import type { FileStore } from '../../lesson/courseware/ports.ts';
import { MOST_DRAWN_MS, MOST_PICTURES } from '../../library/composition/drawnMoments.ts';
import type { Film, Shot } from '../../library/composition/filmOf.ts';
import type { Log } from '../../platform/Log.ts';
import { type Bounds, runBounded } from '../runBounded.ts';
import { DrawingSaid } from './DrawingSaid.ts';
import { type DrawJob, type DrawnShot, listOf } from './drawJob.ts';

const CHILD = fileURLToPath(new URL('drawChild.ts', import.meta.url));
const PROJECT = resolve(dirname(CHILD), '../../..');
const MAY_READ = ['node_modules', 'server', 'shared', 'package.json'].map((name) => resolve(PROJECT, name));

/** Of a stretch that is drawn at once. A page takes seconds at most; what takes minutes hangs. */
const BOUNDS: Bounds = { withinMs: 20 * MOST_DRAWN_MS, memoryBytes: 1_500_000_000, outputBytes: 5_000_000 };
const SILENT_MS = 120_000;
/** Facts are written so many at a time. */
const FACTS_AT_ONCE = 100;
const FACTS = 'facts.ndjson';

type Parts = {
  /** Where what is needed for it is put. Whoever asks removes it. */
  readonly dir: string;
  readonly film: Pick<Film, 'shots' | 'told'>;
  readonly decks: Pick<FileStore, 'read'>;
  readonly log: Log;
};

type How = { readonly signal: AbortSignal; readonly onProgress: (ratio: number) => void };

/**
 * Draws what of a film is drawn from the log, a stretch at a time, so that little of it is on the disk at once. The work
 * is done in a process of its own at the lowest priority, which may read the decks and our code and nothing else: a deck
 * that was made to hang, to fill the memory or to break in can only end that process, and is then left out.
 */
export class FilmDrawing {
  readonly #parts: Parts;
  #decks: DrawJob['decks'];
  readonly #drawn = new Map<Shot, DrawnShot>();
  #undrawnMs = 0;
  #jobs = 0;

  private constructor(parts: Parts, decks: DrawJob['decks']) {
    this.#parts = parts;
    this.#decks = decks;
  }

  /** Fetches what it needs. A deck that is not there is done without. */
  static async open(parts: Parts): Promise<FilmDrawing> {
    const { dir, film, log } = parts;
    if (!film.shots.some(({ drawn }) => drawn)) return new FilmDrawing(parts, []);
    await pipeline(Readable.from(linesOf(film.told.facts)), createWriteStream(join(dir, FACTS), { mode: 0o600 }));
    const decks: DrawJob['decks'][number][] = [];
    for (const { sha256, kind } of film.told.decks) {
      const file = `deck${decks.length}`;
      try {
        await pipeline(await parts.decks.read(sha256), createWriteStream(join(dir, file), { mode: 0o600 }));
        decks.push({ sha256, kind, file });
      } catch (err) {
        log.warn({ event: 'composition.deck-missing', sha256, err });
      }
    }
    return new FilmDrawing(parts, decks);
  }

  /** For how long what was drawn so far has no page where there was one. */
  get undrawnMs(): number {
    return this.#undrawnMs;
  }

  /**
   * The list of a shot's pictures, for ffmpeg. Shots are asked for in the film's order.
   *
   * @returns `undefined`: there is nothing to draw, or it could not be drawn.
   * Throws `composition.failed` when it was stopped.
   */
  async listFor(shot: Shot, how: How): Promise<string | undefined> {
    if (shot.drawn && !this.#drawn.has(shot)) await this.#drawFrom(shot, how);
    const drawn = this.#drawn.get(shot);
    return drawn && join(this.#parts.dir, listOf(drawn));
  }

  /** Removes a shot's pictures. */
  async forget(shot: Shot): Promise<void> {
    const drawn = this.#drawn.get(shot);
    if (!drawn) return;
    this.#drawn.delete(shot);
    const { dir } = this.#parts;
    // Named by number: to list the folder would take as long again.
    for (let index = 0; index < MOST_PICTURES; index += 1) {
      const gone = await rm(join(dir, `${drawn.name}-${index}.jpg`)).then(
        () => true,
        () => false,
      );
      if (!gone) break;
    }
    await rm(join(dir, listOf(drawn)), { force: true });
  }

  async #drawFrom(first: Shot, how: How): Promise<void> {
    const shots = stretchFrom(this.#parts.film.shots, first);
    const wanted = shots.map(
      ({ fromMs, toMs, drawn }, index): DrawnShot => ({
        ...{ fromMs, toMs, name: `draw${this.#jobs}-${index}` },
        places: drawn ?? { sheet: null, board: null },
      }),
    );
    this.#jobs += 1;
    const undrawnMs = await this.#drawAll(wanted, how);
    if (undrawnMs === undefined) {
      this.#undrawnMs += wanted.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
      return;
    }
    this.#undrawnMs += undrawnMs;
    for (const [index, shot] of shots.entries()) {
      const drawn = wanted[index];
      if (drawn) this.#drawn.set(shot, drawn);
    }
  }

  /** Tries again without the deck that it ended at, or without any, and then once more. `undefined`: it cannot be drawn. */
  async #drawAll(shots: readonly DrawnShot[], how: How): Promise<number | undefined> {
    for (let isLast = false; ; ) {
      const said = await this.#drawOnce(shots, how);
      if (how.signal.aborted) throw new AppError('composition.failed');
      if (said.report) return said.report.undrawnMs;
      this.#parts.log.error({ event: 'composition.not-drawn', sha256: said.pageOf ?? null, decks: this.#decks.length });
      if (isLast) return undefined;
      isLast = this.#decks.length === 0;
      this.#decks = said.pageOf ? this.#decks.filter(({ sha256 }) => sha256 !== said.pageOf) : [];
    }
  }

  async #drawOnce(shots: readonly DrawnShot[], { signal, onProgress }: How): Promise<DrawingSaid> {
    const { dir, film } = this.#parts;
    const job = join(dir, `job${this.#jobs}.json`);
    const wanted: DrawJob = { beginsAtMs: film.told.beginsAtMs, facts: FACTS, shots, decks: this.#decks };
    await writeFile(job, JSON.stringify(wanted));
    const silent = new AbortController();
    const hangs = setTimeout(() => silent.abort(), SILENT_MS);
    const said = new DrawingSaid();
    const { how } = await runBounded(
      {
        command: process.execPath,
        args: [
          ...['--max-old-space-size=768', '--no-warnings', '--permission', '--allow-addons'],
          ...[...MAY_READ, dir].map((path) => `--allow-fs-read=${path}`),
          ...[`--allow-fs-write=${dir}`, CHILD, job],
        ],
        env: {},
      },
      BOUNDS,
      {
        low: true,
        signal: AbortSignal.any([signal, silent.signal]),
        onPrinted: (text) => {
          hangs.refresh();
          said.add(text);
          onProgress(said.ratio);
        },
      },
    );
    clearTimeout(hangs);
    await rm(job, { force: true });
    if (how !== 'well') said.isCutOff();
    return said;
  }
}

/** A shot and those after it that are drawn too, as many as are not too much at once. */
function stretchFrom(shots: readonly Shot[], first: Shot): Shot[] {
  const stretch: Shot[] = [];
  let lengthMs = 0;
  for (const shot of shots.slice(shots.indexOf(first))) {
    lengthMs += shot.drawn ? shot.toMs - shot.fromMs : 0;
    if (lengthMs > MOST_DRAWN_MS && stretch.length > 0) break;
    if (shot.drawn) stretch.push(shot);
  }
  return stretch;
}

function* linesOf(facts: readonly LoggedFact[]): Generator<string> {
  for (let at = 0; at < facts.length; at += FACTS_AT_ONCE) {
    const some = facts.slice(at, at + FACTS_AT_ONCE);
    yield some.map((fact) => `${JSON.stringify(packFact(fact))}\n`).join('');
  }
}
