import { LEAST_CLIP_MS } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Span } from '../../../shared/timeline/tracks.ts';
import { CompositionId, idPrefixes, type PersonId, type TakeId } from '../../../shared/vocabulary/index.ts';
import type { LessonLogStore } from '../../lesson/ports.ts';
import type { Clock } from '../../platform/Clock.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { Log } from '../../platform/Log.ts';
import { newId } from '../../platform/newId.ts';
import type { LibraryStore, StoredTake } from '../ports.ts';
import { filmOf } from './filmOf.ts';
import type { CompositionStore, FilmStudio, StoredComposition } from './ports.ts';

/** As many are waiting or being made at most; each may take as long as a lesson. */
const MOST_UNFINISHED = 10;
/** What was made is kept so long, in ms: it can be made again. */
export const KEPT_FOR_MS = 7 * 86_400_000;

type Parts = {
  readonly store: CompositionStore;
  readonly studio: FilmStudio;
  readonly library: Pick<LibraryStore, 'find' | 'filesOf'>;
  readonly logs: Pick<LessonLogStore, 'readSince'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** What is being made. */
type UnderWay = {
  readonly compositionId: CompositionId;
  readonly stop: AbortController;
  readonly settled: Promise<void>;
  ratio: number;
};

/** Makes videos of takes, one after the other, beside everything else. Ends with `close()`. */
export class Compositions {
  readonly #parts: Parts;
  readonly #asking = new KeyedLock();
  #underWay: UnderWay | undefined;
  #working: Promise<void> | undefined;
  #asked = false;
  #closed = false;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What was being made when an earlier process was killed has failed; nothing is left of it. What waited goes on. */
  static async open(parts: Parts): Promise<Compositions> {
    const compositions = new Compositions(parts);
    for (const cut of await parts.store.unfinished()) {
      if (cut.status !== 'running') continue;
      await parts.studio.remove(cut);
      await parts.store.change(cut.compositionId, {
        status: 'failed',
        error: 'composition.interrupted',
        endedAtMs: parts.clock.nowMs(),
      });
    }
    compositions.#wake();
    return compositions;
  }

  /** Whether any can be made on this machine. */
  ready(): Promise<boolean> {
    return this.#parts.studio.ready();
  }

  /** How much is made of one that is not done, 0–1. */
  progressOf({ compositionId }: Pick<StoredComposition, 'compositionId'>): number {
    return this.#underWay?.compositionId === compositionId ? this.#underWay.ratio : 0;
  }

  /** One that is made, is being made or waits is given as it is; one that has failed waits again. */
  ask(take: StoredTake, span: Span, askedBy: PersonId): Promise<StoredComposition> {
    return this.#asking.run(take.takeId, () => this.#ask(take, span, askedBy));
  }

  /** Stops making it, and removes what there is. When it resolves, nothing works on it any more. */
  async remove(composition: Pick<StoredComposition, 'takeId' | 'compositionId'>): Promise<void> {
    const { store, studio } = this.#parts;
    // Out of sight first: what finds it gone does not begin with it.
    await store.remove(composition.compositionId);
    if (this.#underWay?.compositionId === composition.compositionId) await this.#stop(this.#underWay);
    await studio.remove(composition);
  }

  /** Removes all that was made of a take. */
  async removeOf(takeId: TakeId): Promise<void> {
    for (const each of await this.#parts.store.ofTake(takeId)) await this.remove(each);
  }

  /** Removes what was kept long enough. */
  async sweep(): Promise<void> {
    const { store, clock } = this.#parts;
    for (const old of await store.endedBefore(clock.nowMs() - KEPT_FOR_MS)) await this.remove(old);
  }

  /** Stops; what was being made is made anew after the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    const stopped = this.#underWay;
    if (!stopped) return this.#working;
    const { store } = this.#parts;
    const { compositionId } = stopped;
    await this.#stop(stopped);
    await this.#working;
    if ((await store.find(compositionId))?.status === 'failed')
      await store.change(compositionId, { status: 'waiting', error: null, endedAtMs: null });
  }

  async #ask(take: StoredTake, span: Span, askedBy: PersonId): Promise<StoredComposition> {
    const { store, clock } = this.#parts;
    const { takeId, beganAtMs, endedAtMs } = take;
    if (endedAtMs === null) throw new AppError('take.not-ended', { takeId });
    if (span.toMs - span.fromMs < LEAST_CLIP_MS || span.toMs > endedAtMs - beganAtMs)
      throw new AppError('composition.span-wrong', { takeId });
    const known = (await store.ofTake(takeId)).find(({ fromMs, toMs }) => fromMs === span.fromMs && toMs === span.toMs);
    if (known && known.status !== 'failed') return known;
    if (!(await this.ready())) throw new AppError('composition.no-ffmpeg');
    if ((await store.unfinished()).length >= MOST_UNFINISHED) throw new AppError('composition.busy');
    const fresh = {
      ...{
        takeId,
        fromMs: span.fromMs,
        toMs: span.toMs,
        askedBy,
        askedAtMs: clock.nowMs(),
        status: 'waiting' as const,
      },
      ...{ error: null, bytes: null, pagesMs: null, endedAtMs: null },
    };
    const composition = {
      ...fresh,
      compositionId: known?.compositionId ?? newId(CompositionId, idPrefixes.composition),
    };
    if (known) await store.change(known.compositionId, fresh);
    else await store.add(composition);
    this.#wake();
    return composition;
  }

  async #stop({ stop, settled }: UnderWay): Promise<void> {
    stop.abort();
    await settled;
  }

  #wake(): void {
    this.#asked = true;
    this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    while (this.#asked && !this.#closed) {
      this.#asked = false;
      await this.#workThrough().catch((err: unknown) => this.#parts.log.error({ event: 'compositions.halted', err }));
    }
    this.#working = undefined;
  }

  async #workThrough(): Promise<void> {
    while (!this.#closed) {
      const next = (await this.#parts.store.unfinished()).find(({ status }) => status === 'waiting');
      if (!next || this.#closed) return;
      const { promise: settled, resolve } = Promise.withResolvers<void>();
      this.#underWay = { compositionId: next.compositionId, stop: new AbortController(), settled, ratio: 0 };
      try {
        await this.#compose(next, this.#underWay);
      } finally {
        this.#underWay = undefined;
        resolve();
      }
    }
  }

  /** Notes how it went. Rejects only when that cannot be noted. */
  async #compose(composition: StoredComposition, underWay: UnderWay): Promise<void> {
    const { store, clock, log } = this.#parts;
    const { compositionId, takeId } = composition;
    await store.change(compositionId, { status: 'running' });
    const startedMs = performance.now();
    try {
      if ((await store.find(compositionId)) === undefined) return;
      const made = await this.#make(composition, underWay);
      await store.change(compositionId, { ...made, status: 'done', error: null, endedAtMs: clock.nowMs() });
      log.info({ event: 'composition.made', compositionId, takeId, tookMs: Math.round(performance.now() - startedMs) });
    } catch (thrown) {
      const { code } = AppError.from(thrown);
      if (!underWay.stop.signal.aborted) log.error({ event: 'composition.failed', compositionId, takeId, err: thrown });
      const error = code === 'server.fault' ? 'composition.failed' : code;
      await store.change(compositionId, { status: 'failed', error, endedAtMs: clock.nowMs() });
    }
  }

  async #make({ fromMs, toMs, ...file }: StoredComposition, underWay: UnderWay) {
    const { library, logs, studio } = this.#parts;
    const take = await library.find(file.takeId);
    if (!take) throw new AppError('take.not-found', { takeId: file.takeId });
    const files = await library.filesOf(file.takeId);
    const facts = await logs.readSince(take.lessonId, 0);
    const film = await filmOf({ facts, files, beganAtMs: take.beganAtMs, span: { fromMs, toMs } });
    const { bytes, undrawnMs } = await studio.make(file, film, {
      signal: underWay.stop.signal,
      onProgress: (ratio) => {
        underWay.ratio = Math.max(underWay.ratio, ratio);
      },
    });
    return { bytes, pagesMs: Math.round(undrawnMs) };
  }
}
