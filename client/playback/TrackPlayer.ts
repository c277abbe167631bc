import type { PlayableFile } from '../../shared/api/index.ts';
import { nextPiece, type Piece, placeAt, type Track, takeMsOf } from '../../shared/timeline/tracks.ts';
import { Observable } from '../kit/Observable.ts';
import { type Hurry, type Steered, steer } from './steer.ts';

/** A file that can be played; `part` tells stretches of one track file apart that are files of their own. */
export type PlayedFile = Omit<PlayableFile, 'saveUrl'> & { readonly part?: number | undefined };

/** A track of a take, with files that can be played. */
export type PlayableTrack = Track<PlayedFile>;

/** The element in which a track is played, as far as it is needed. */
export type PlayerElement = Pick<
  HTMLMediaElement,
  | 'src'
  | 'currentTime'
  | 'playbackRate'
  | 'paused'
  | 'ended'
  | 'muted'
  | 'seeking'
  | 'readyState'
  | 'error'
  | 'play'
  | 'pause'
  | 'load'
  | 'removeAttribute'
>;

/** `gap`: nothing was recorded here. `coming`: it is on its way. `there`: it is shown. `failed`: it cannot be had. */
export type PlayerStatus = 'gap' | 'coming' | 'there' | 'failed';

/**
 * What the clock does. `waiting`: it stands until there is enough to go on. `starting`: it stands until the players have
 * begun to run.
 */
export type Beat = {
  readonly takeMs: number;
  readonly step: 'standing' | 'waiting' | 'starting' | 'running';
  readonly rate: number;
  /** The device's clock, in ms. */
  readonly nowMs: number;
};

type Parts = {
  readonly track: PlayableTrack;
  readonly element: PlayerElement;
  /** Where a file is to be had now; addresses do not last. */
  readonly urlOf: (file: PlayedFile) => string;
  /** The browser does not play without a press. */
  readonly onBlocked: () => void;
};

/** Readiness of an element: something is known of the file; there is something to show; there is enough to go on. */
const IS_KNOWN = 1;
const CAN_SHOW = 2;
const CAN_GO_ON = 3;
/** The last picture of a file lasts until its end: there is nothing to wait for. In ms. */
const TAIL_MS = 200;
/** What begins while others play begins so much further on, in ms: it takes about that long until it runs. */
const START_MS = 120;
/** For so long others do not wait for it, in ms, and it may hurry to where they are. */
const GRACE_MS = 1_500;
/** After all have begun, they may hurry to the clock for so long, in ms. */
const HURRY_MS = 1_000;
/** What comes next is made ready so long before, in ms; what begins in no time is shown at once. */
const READY_BEFORE_MS = 1_000;
const IN_NO_TIME_MS = 250;

/** What could not be had is tried again after so long, in ms: the place where it is may be out of reach for a while. */
const TRY_AGAIN_AFTER_MS = 15_000;

/** Plays one track of a take in one element, file after file, and stays with the clock. */
export class TrackPlayer {
  /** Until it is first told the moment it is on its way: nobody is told of a gap that is not there. */
  readonly status = new Observable<PlayerStatus>('coming');
  readonly #parts: Parts;
  #piece: Piece<PlayedFile> | null = null;
  #led = false;
  /** To where it was last told to jump, in the file's own time. */
  #jumpedToMs = -1;
  /** Until when nobody waits for it, on the device's clock. */
  #graceUntilMs = 0;
  /** Until when it may hurry, on the device's clock. */
  #hurriesUntilMs = 0;
  #isMissed = false;
  /** Since when it cannot be had, on the device's clock. */
  #failedAtMs = 0;
  /** What it holds is only about to begin. */
  #isPrepared = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether it is heard, and not seen. */
  get isSound(): boolean {
    return this.#parts.track.medium === 'audio';
  }

  /** Where the element is on the take's clock; `null` where there is nothing to be played. */
  get takeMs(): number | null {
    return this.#piece && takeMsOf(this.#piece, this.#parts.element.currentTime * 1_000);
  }

  /** Whether it moves with the clock, or will once that runs: not in a gap, and not before what it holds begins. */
  get isOn(): boolean {
    return this.status.read() === 'there' && !this.#isPrepared;
  }

  /** Whether the others should wait for it. */
  get isMissed(): boolean {
    return this.#isMissed;
  }

  /** Goes with the clock. To be called some twenty times a second. */
  follow(beat: Beat): void {
    if (beat.nowMs - this.#failedAtMs >= TRY_AGAIN_AFTER_MS) this.again();
    const place = placeAt(this.#parts.track, beat.takeMs);
    if (place) this.#followIn(place, beat);
    else this.#awaitNext(beat);
    this.#isMissed = this.status.read() === 'coming' && beat.nowMs >= this.#graceUntilMs;
  }

  /** What it holds, or has tried to; `null` in a gap. */
  get url(): string | null {
    return this.#piece && this.#parts.urlOf(this.#piece.file);
  }

  /** Tries again what failed, e.g. since its address is new. */
  again(): void {
    if (this.status.read() === 'failed') this.#letGo();
  }

  close(): void {
    this.#letGo();
  }

  #followIn({ piece, fileMs }: { readonly piece: Piece<PlayedFile>; readonly fileMs: number }, beat: Beat): void {
    const joins = beat.step === 'running' && (piece !== this.#piece || this.#isPrepared);
    if (joins) this.#hurriesUntilMs = this.#graceUntilMs = beat.nowMs + GRACE_MS;
    if (beat.step === 'starting') this.#hurriesUntilMs = beat.nowMs + HURRY_MS;
    if (piece !== this.#piece) this.#take(piece, fileMs + (joins ? START_MS * beat.rate : 0));
    this.#isPrepared = false;
    this.#keepUp(fileMs, beat);
    this.status.set(this.#statusAt(piece, beat));
  }

  /** In a gap: makes ready what comes after it. */
  #awaitNext(beat: Beat): void {
    const next = nextPiece(this.#parts.track, beat.takeMs);
    if (!next || next.fromMs - beat.takeMs > READY_BEFORE_MS) {
      this.#letGo();
      this.status.set('gap');
      return;
    }
    const standing = { ...beat, step: 'standing' } as const;
    if (next !== this.#piece) this.#take(next, next.fromMs - next.startMs);
    this.#isPrepared = true;
    this.#keepUp(next.fromMs - next.startMs, standing);
    this.status.set(next.fromMs - beat.takeMs > IN_NO_TIME_MS ? 'gap' : this.#statusAt(next, standing));
  }

  #take(piece: Piece<PlayedFile>, fileMs: number): void {
    const { element, urlOf } = this.#parts;
    this.#piece = piece;
    element.src = urlOf(piece.file);
    // Before anything is known of the file: the browser then begins to fetch there, and not at its beginning.
    this.#jump(fileMs);
  }

  #letGo(): void {
    if (!this.#piece) return;
    const { element } = this.#parts;
    this.#piece = null;
    this.#isPrepared = false;
    this.#graceUntilMs = 0;
    element.pause();
    element.removeAttribute('src');
    element.load();
  }

  #keepUp(fileMs: number, beat: Beat): void {
    const { element } = this.#parts;
    // A file that is a little shorter than it says: to play it would begin it anew.
    if (element.ended && fileMs >= element.currentTime * 1_000) return;
    const running = beat.step === 'starting' || beat.step === 'running';
    if (running && element.paused) this.#play();
    if (!running && !element.paused) element.pause();
    if (!running && element.readyState < IS_KNOWN) this.#jumpOnce(fileMs);
    // While it starts, the clock will go to where it is. While it looks for a place, another one would begin that anew.
    if (beat.step === 'starting' || element.seeking || element.readyState < CAN_SHOW) return;
    this.#steer(fileMs, { running, rate: beat.rate, hurry: this.#hurryAt(beat.nowMs) });
  }

  #steer(fileMs: number, how: Pick<Steered, 'running' | 'rate' | 'hurry'>): void {
    const { element } = this.#parts;
    const next = steer({ ...how, aheadMs: element.currentTime * 1_000 - fileMs, led: this.#led });
    if (next.kind === 'jump') {
      if (how.running) this.#jump(fileMs);
      else this.#jumpOnce(fileMs);
      return;
    }
    this.#led = next.led;
    if (element.playbackRate !== next.rate) element.playbackRate = next.rate;
  }

  #hurryAt(nowMs: number): Hurry {
    // A sound that nobody hears now may be heard in a moment; as it begins to be, it falls back a little and may make up for it.
    if (this.isSound && this.#parts.element.muted) {
      this.#hurriesUntilMs = nowMs + HURRY_MS;
      return 'unheard';
    }
    if (nowMs >= this.#hurriesUntilMs) return 'steady';
    return this.isSound ? 'sound' : 'picture';
  }

  /** An element may come to stand a little beside the place: it is told once. */
  #jumpOnce(fileMs: number): void {
    if (Math.abs(this.#jumpedToMs - fileMs) > 1) this.#jump(fileMs);
  }

  #jump(fileMs: number): void {
    this.#jumpedToMs = fileMs;
    this.#led = false;
    this.#parts.element.currentTime = fileMs / 1_000;
  }

  #play(): void {
    this.#parts.element.play().catch((thrown: unknown) => {
      // Anything else is that it was told otherwise meanwhile, or that the file fails, which shows elsewhere.
      if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') this.#parts.onBlocked();
    });
  }

  #statusAt({ toMs }: Piece<PlayedFile>, { step, takeMs, nowMs }: Beat): PlayerStatus {
    const { element } = this.#parts;
    if (element.error) {
      if (this.status.read() !== 'failed') this.#failedAtMs = nowMs;
      return 'failed';
    }
    if (element.ended) return 'there';
    const enough = step === 'standing' || toMs - takeMs < TAIL_MS ? CAN_SHOW : CAN_GO_ON;
    return !element.seeking && element.readyState >= enough ? 'there' : 'coming';
  }
}
