import type { AppError } from '../../shared/errors/index.ts';
import { Observable } from '../kit/Observable.ts';
import { PlaybackClock } from './PlaybackClock.ts';
import { type PlayableTrack, type PlayedFile, type PlayerElement, TrackPlayer } from './TrackPlayer.ts';

/** All players are looked at so often, in ms. */
const BEAT_MS = 50;
/** The clock waits so long for what is shown and not there, and then goes on without it, in ms. */
const WAIT_AT_MOST_MS = 8_000;
/** Players that have been told to play begin a little later, each in its own time; so long they are waited for, in ms. */
const START_WITHIN_MS = 250;

const nameOf = ({ trackFileId, part = 0 }: Pick<PlayedFile, 'trackFileId' | 'part'>): string =>
  `${trackFileId} ${part}`;

type Options = {
  readonly lengthMs: number;
  readonly startMs: number;
  /** Called at each beat with the moment that is shown. */
  readonly onMoment: (takeMs: number) => void;
  /** A file could not be had: its address may be too old. */
  readonly onFailed: () => void;
  /** Asks the server why a file cannot be had; `null` when it can be had after all. */
  readonly whyRefused: (url: string) => Promise<AppError | null>;
  /** A clock that never goes back, in ms. */
  readonly now: () => number;
};

/**
 * `ready`: nothing is waited for. `waiting`: the clock stands until what is shown has come. `starting`: it has, and is
 * beginning to play.
 */
type Step =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting'; readonly sinceMs: number }
  | { readonly kind: 'starting'; readonly sinceMs: number; readonly from: ReadonlyMap<TrackPlayer, number> };

/**
 * A take that is played: one clock, and every picture and sound that is shown now at it. Whatever is not shown is not
 * fetched. Ends with `close()`.
 */
export class Playback {
  readonly clock: PlaybackClock;
  /** Whether the clock stands because something that is shown has not come yet. */
  readonly waiting = new Observable(false);
  /** Whether the browser wants a press before it plays sound. */
  readonly blocked = new Observable(false);
  /** Why something that is wanted cannot be had just now; it is tried again. */
  readonly refused = new Observable<AppError | null>(null);
  readonly #options: Options;
  readonly #players = new Map<TrackPlayer, () => void>();
  readonly #urls = new Map<string, string>();
  readonly #stops: (() => void)[];
  #step: Step = { kind: 'ready' };
  #wasPlaying = false;
  #givenUpAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
    this.clock = new PlaybackClock(options);
    const timer = setInterval(() => this.beat(), BEAT_MS);
    this.#stops = [
      () => clearInterval(timer),
      this.clock.jumps.subscribe(() => this.#onJump()),
      this.clock.mode.subscribe(() => this.#onMode()),
    ];
  }

  /** Takes the addresses of files as they are now; what failed is tried again. */
  setUrls(files: readonly Pick<PlayedFile, 'trackFileId' | 'part' | 'url'>[]): void {
    for (const file of files) this.#urls.set(nameOf(file), file.url);
    for (const player of this.#players.keys()) player.again();
  }

  /** Plays a track in an element, until `stop` is called. */
  open(track: PlayableTrack, element: PlayerElement): { readonly player: TrackPlayer; readonly stop: () => void } {
    const player = new TrackPlayer({
      track,
      element,
      urlOf: (file) => this.#urls.get(nameOf(file)) ?? file.url,
      onBlocked: () => this.#onBlocked(),
    });
    const unsubscribe = player.status.subscribe(() => this.#onStatus(player));
    this.#players.set(player, unsubscribe);
    this.beat();
    return { player, stop: () => this.#shut(player) };
  }

  /** Looks at everything once: moves what should move, waits for what is not there. */
  beat(): void {
    const { clock } = this;
    const takeMs = clock.read();
    if (takeMs >= clock.lengthMs && clock.isRunning) clock.pause();
    const { kind } = this.#step;
    const step = kind !== 'ready' ? kind : clock.isRunning ? 'running' : 'standing';
    const { rate } = clock.mode.read();
    // At the very end nothing comes any more: what was last there stays.
    const shownMs = Math.max(0, Math.min(takeMs, clock.lengthMs - 1));
    for (const player of this.#players.keys())
      player.follow({ takeMs: shownMs, step, rate, nowMs: this.#options.now() });
    this.#options.onMoment(takeMs);
    this.#advance(takeMs);
    this.waiting.set(this.#step.kind === 'waiting');
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const player of this.#players.keys()) this.#shut(player);
  }

  #shut(player: TrackPlayer): void {
    this.#players.get(player)?.();
    this.#players.delete(player);
    player.close();
  }

  #onStatus(player: TrackPlayer): void {
    const status = player.status.read();
    if (status === 'there') this.refused.set(null);
    if (status !== 'failed') return;
    this.#options.onFailed();
    if (player.url !== null) void this.#options.whyRefused(player.url).then((why) => this.refused.set(why));
  }

  /** Whoever goes to another moment wants to see it before it goes on. */
  #onJump(): void {
    this.#givenUpAtMs = Number.NEGATIVE_INFINITY;
    if (this.clock.mode.read().playing) this.#wait();
    this.beat();
  }

  /** Players do not begin as soon as they are told: all are told, and then the clock goes with them. */
  #onMode(): void {
    const { playing } = this.clock.mode.read();
    const begins = playing && !this.#wasPlaying;
    this.#wasPlaying = playing;
    if (playing) this.blocked.set(false);
    if (begins) this.#wait();
    this.beat();
  }

  #onBlocked(): void {
    this.clock.pause();
    this.blocked.set(true);
  }

  #wait(): void {
    this.#step = { kind: 'waiting', sinceMs: this.#options.now() };
    this.clock.hold();
  }

  #advance(takeMs: number): void {
    const { playing, held } = this.clock.mode.read();
    const isMissed = [...this.#players.keys()].some((player) => player.isMissed);
    if (!playing) {
      this.#step = { kind: 'ready' };
      if (held) this.clock.release(takeMs);
    } else if (this.#step.kind === 'waiting') this.#whileWaiting(this.#step.sinceMs, isMissed);
    else if (this.#step.kind === 'starting') this.#whileStarting(this.#step, takeMs);
    else if (isMissed && this.#options.now() - this.#givenUpAtMs > WAIT_AT_MOST_MS) this.#wait();
  }

  #whileWaiting(sinceMs: number, isMissed: boolean): void {
    const nowMs = this.#options.now();
    const givesUp = nowMs - sinceMs > WAIT_AT_MOST_MS;
    if (isMissed && !givesUp) return;
    if (givesUp) this.#givenUpAtMs = nowMs;
    const there = [...this.#players.keys()].filter((player) => player.isOn);
    this.#step = {
      kind: 'starting',
      sinceMs: nowMs,
      from: new Map(there.map((player) => [player, player.takeMs ?? 0])),
    };
    this.beat();
  }

  /** The clock begins with the sound, since nobody must hear it hurry; without any, in the middle of the pictures. */
  #whileStarting({ sinceMs, from }: Extract<Step, { kind: 'starting' }>, takeMs: number): void {
    const moved = [...from].flatMap(([player, fromMs]) => {
      const atMs = player.takeMs;
      return atMs !== null && atMs > fromMs ? [{ atMs, isSound: player.isSound }] : [];
    });
    if (moved.length < from.size && this.#options.now() - sinceMs < START_WITHIN_MS) return;
    const sounds = moved.filter(({ isSound }) => isSound);
    const times = (sounds.length > 0 ? sounds : moved).map(({ atMs }) => atMs);
    const middle = times.length === 0 ? takeMs : (Math.min(...times) + Math.max(...times)) / 2;
    this.#step = { kind: 'ready' };
    this.clock.release(Math.max(takeMs, middle));
  }
}
