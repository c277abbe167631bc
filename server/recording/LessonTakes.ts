import type { LessonState, Stream } from '../../shared/lesson/state.ts';
import { isRecorded, runningTake } from '../../shared/lesson/takes.ts';
import type { Take, TakeTrouble } from '../../shared/lesson/takesState.ts';
import type { TakeId } from '../../shared/vocabulary/index.ts';
import type { LessonRecorder, TakenLesson } from '../lesson/ports.ts';
import { type KeepingParts, KeptStream } from './KeptStream.ts';
import type { DiskGauge } from './Recorder.ts';

type Parts = KeepingParts & { readonly disk: DiskGauge };

/** The takes of one lesson: keeps each stream for as long as a take goes on, and tells the lesson what goes wrong. */
export class LessonTakes implements LessonRecorder {
  readonly #parts: Parts;
  readonly #lesson: TakenLesson;
  readonly #kept = new Map<string, KeptStream>();
  readonly #ending = new Set<Promise<void>>();
  /** What the index has been told of each take; settles when it is written there, or could not be. */
  readonly #noted = new Map<TakeId, { readonly as: 'running' | 'ended'; readonly done: Promise<void> }>();
  readonly #stopWatching: () => void;
  #running: TakeId | undefined;
  #trouble: TakeTrouble | null = null;

  constructor(lesson: TakenLesson, parts: Parts) {
    this.#lesson = lesson;
    this.#parts = parts;
    this.#stopWatching = parts.disk.subscribe(() => this.#tell());
  }

  follow(state: LessonState): void {
    for (const take of state.takes) this.#note(take);
    const take = runningTake(state);
    if (take?.takeId !== this.#running) this.#trouble = take?.trouble ?? null;
    this.#running = take?.takeId;
    const wanted = new Map(
      Object.values(state.streams)
        .filter((stream) => isRecorded(state, stream))
        .map((stream) => [stream.streamId, stream] as const),
    );
    for (const streamId of this.#kept.keys()) if (!wanted.has(streamId as Stream['streamId'])) this.#stop(streamId);
    if (!take) return;
    for (const stream of wanted.values()) if (!this.#kept.has(stream.streamId)) this.#start(stream, take);
    this.#tell();
  }

  async close(): Promise<void> {
    this.#stopWatching();
    this.#running = undefined;
    for (const streamId of [...this.#kept.keys()]) this.#stop(streamId);
    await Promise.all(this.#ending);
  }

  #start(stream: Stream, { takeId, beganAtMs }: Take): void {
    const { media, lessonId } = this.#lesson;
    const takeNoted = this.#noted.get(takeId)?.done ?? Promise.resolve();
    const about = { media, lessonId, takeId, beganAtMs, stream, takeNoted };
    this.#kept.set(stream.streamId, new KeptStream({ ...this.#parts, ...about, onChanged: () => this.#tell() }));
  }

  #stop(streamId: string): void {
    const kept = this.#kept.get(streamId);
    if (!kept) return;
    this.#kept.delete(streamId);
    const ending = kept.stop().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  /** Says what is wrong, once. A full disk ends the take; the lesson goes on. */
  #tell(): void {
    if (this.#running === undefined) return;
    const streams = [...this.#kept.values()].map(({ keeping }) => keeping);
    if (this.#parts.disk.level === 'full' || streams.includes('no-room')) {
      this.#running = undefined;
      void this.#lesson.endTake('disk-full');
      return;
    }
    const low = this.#parts.disk.level === 'low' ? 'disk-low' : null;
    const trouble = streams.includes('broken') ? 'interrupted' : low;
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    void this.#lesson.tellTrouble(trouble);
  }

  /** Writes takes into the index. What fails is tried again with the next fact. */
  #note(take: Take): void {
    const as = take.endedAtMs === null ? 'running' : 'ended';
    const known = this.#noted.get(take.takeId);
    if (known?.as === as) return;
    const done = (known?.done ?? Promise.resolve())
      .then(() => this.#write(take))
      .finally(() => this.#ending.delete(done));
    this.#noted.set(take.takeId, { as, done });
    this.#ending.add(done);
  }

  async #write({ takeId, beganAtMs, endedAtMs }: Take): Promise<void> {
    const { store, log } = this.#parts;
    try {
      await store.begin({ takeId, lessonId: this.#lesson.lessonId, beganAtMs });
      if (endedAtMs !== null) await store.end(takeId, endedAtMs);
    } catch (err) {
      this.#noted.delete(takeId);
      log.error({ event: 'take.not-noted', takeId, err });
    }
  }
}
