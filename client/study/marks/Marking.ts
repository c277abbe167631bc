import type { Mark, MarkAudience, MarkRegion } from '../../../shared/api/index.ts';
import type { MarkId } from '../../../shared/vocabulary/index.ts';
import { Observable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';
import { MIDDLE, type Shape } from './regionShape.ts';

/** A mark as it is being written. Instants are on the server's clock. */
export type Draft = {
  /** `null`: it is a new one. */
  readonly markId: MarkId | null;
  readonly fromMs: number;
  /** `null` for a moment. */
  readonly toMs: number | null;
  readonly region: MarkRegion | null;
  readonly text: string;
  /** As they are typed. */
  readonly tags: string;
  readonly audience: MarkAudience;
};

/** What can be beside the player. */
export const BESIDE = ['sources', 'marks', 'received', 'share'] as const;
export type Beside = (typeof BESIDE)[number];

/** A stretch is at first so long, in ms. */
const FIRST_STRETCH_MS = 10_000;

/** What a viewer does with the marks of a replay: which one is open, what is being written, and what is drawn. */
export class Marking {
  readonly draft = new Observable<Draft | null>(null);
  /** The mark that was gone to last. */
  readonly opened = new Observable<MarkId | null>(null);
  /** Whether a region is being drawn on the large picture. */
  readonly drawing = new Observable(false);
  /** What is beside the player. */
  readonly beside = new Observable<Beside>('sources');
  readonly #replay: Replay;
  /** Whoever writes for the group mostly goes on writing for it. */
  #audience: MarkAudience = 'private';

  constructor(replay: Replay) {
    this.#replay = replay;
  }

  /** The moment that is shown, on the server's clock. */
  nowMs(): number {
    return this.#replay.take.beganAtMs + Math.floor(this.#replay.playback.clock.read());
  }

  /** Begins a mark at this moment; what is being written already goes on. */
  begin(): void {
    this.#replay.playback.clock.pause();
    this.beside.set('marks');
    if (this.draft.read()) return;
    const empty = { markId: null, toMs: null, region: null, text: '', tags: '' };
    this.draft.set({ ...empty, fromMs: this.nowMs(), audience: this.#audience });
  }

  /** Opens one's own mark to be changed. */
  edit({ markId, fromMs, toMs, region, text, tags, audience }: Mark): void {
    this.go({ markId, fromMs, region });
    this.drawing.set(false);
    this.draft.set({ markId, fromMs, toMs, region, text, tags: tags.join(' '), audience });
  }

  /** Changes what is being written. */
  write(change: Partial<Omit<Draft, 'markId'>>): void {
    const draft = this.draft.read();
    if (!draft) return;
    if (change.audience) this.#audience = change.audience;
    this.draft.set({ ...draft, ...change });
  }

  /** Makes what is being written a stretch, or a moment again. */
  stretch(isStretch: boolean): void {
    const { fromMs = 0 } = this.draft.read() ?? {};
    this.write({ toMs: isStretch ? this.#fitting(Math.max(fromMs + FIRST_STRETCH_MS, this.nowMs()), fromMs) : null });
  }

  /** Sets one end of it to the moment that is shown; the other gives way. */
  set(end: 'from' | 'to'): void {
    const draft = this.draft.read();
    if (!draft) return;
    const nowMs = this.nowMs();
    if (end === 'to') {
      const fromMs = Math.min(draft.fromMs, nowMs - 1);
      if (fromMs >= this.#replay.take.beganAtMs) this.write({ fromMs, toMs: nowMs });
    } else if (draft.toMs === null) this.write({ fromMs: nowMs });
    else this.write({ fromMs: nowMs, toMs: draft.toMs > nowMs ? draft.toMs : this.#fitting(nowMs + 1, nowMs) });
  }

  /** Begins to draw a region on a picture. */
  draw(trackKey: string): void {
    this.#replay.playback.clock.pause();
    const region = this.draft.read()?.region;
    this.write({ region: region?.trackKey === trackKey ? region : { trackKey, ...MIDDLE } });
    this.drawing.set(true);
  }

  /** Changes the region that is drawn. */
  shape(shape: Shape): void {
    const region = this.draft.read()?.region;
    if (region) this.write({ region: { trackKey: region.trackKey, ...shape } });
  }

  /** Stops writing, whether it was kept or not. */
  end(): void {
    this.drawing.set(false);
    this.draft.set(null);
  }

  /** Goes to a mark's moment; the picture on which it has a region is then large. */
  go({ markId, fromMs, region }: Pick<Mark, 'markId' | 'fromMs' | 'region'>): void {
    const { playback, pinned, take } = this.#replay;
    this.beside.set('marks');
    this.opened.set(markId);
    if (region) pinned.set(region.trackKey.split('.').slice(0, 2).join('.'));
    playback.clock.seek(fromMs - take.beganAtMs);
  }

  /** An end that is in the take, or `null` where there is no room after the beginning. */
  #fitting(toMs: number, fromMs: number): number | null {
    const { take, lengthMs } = this.#replay;
    const fitting = Math.min(toMs, take.beganAtMs + Math.floor(lengthMs));
    return fitting > fromMs ? fitting : null;
  }
}
