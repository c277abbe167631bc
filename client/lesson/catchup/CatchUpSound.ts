import type { EndpointReply } from '../../../shared/api/index.ts';
import { steer } from '../../playback/steer.ts';

/** How the pieces are packed. */
const TYPE = 'audio/webm; codecs="opus"';
/** So much is fetched ahead, in ms. */
const AHEAD_MS = 12_000;
/** Where nothing has come to what is recorded, it is asked again after so long, in ms. */
const ASK_AGAIN_MS = 700;
/** Closer than this to the end of what is there it stands, in s. */
const EDGE_S = 0.05;

type Parts = {
  /** Gets the teacher's sound from a moment on. */
  readonly fetchFrom: (fromAtMs: number) => Promise<EndpointReply<'catchup.sound'>>;
  /** Told whenever it begins or ceases to be heard. */
  readonly onHeard: (heard: boolean) => void;
};

/** The teacher's sound of what was missed: fetched piece by piece, played as fast as the pages are shown. Ends with `close()`. */
export class CatchUpSound {
  readonly #parts: Parts;
  readonly #audio = new Audio();
  readonly #media = new MediaSource();
  readonly #address: string;
  #buffer: SourceBuffer | undefined;
  /** The moment of the lesson at which the element's time is 0, Unix ms. */
  #baseAtMs: number | undefined;
  #loadedToMs = 0;
  #loading = false;
  #askAgainAtMs = 0;
  #led = false;
  #closed = false;

  /** Nothing where the browser cannot put sound together. */
  static open(parts: Parts): CatchUpSound | null {
    return 'MediaSource' in window && MediaSource.isTypeSupported(TYPE) ? new CatchUpSound(parts) : null;
  }

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.#address = URL.createObjectURL(this.#media);
    this.#media.addEventListener(
      'sourceopen',
      () => {
        if (!this.#closed) this.#buffer = this.#media.addSourceBuffer(TYPE);
      },
      { once: true },
    );
    this.#audio.src = this.#address;
    // In the page, though nothing of it is seen: for whoever looks from outside.
    this.#audio.dataset['catchUp'] = '';
    document.body.append(this.#audio);
  }

  /** Goes with a moment of the lesson. To be called some ten times a second. */
  follow(atMs: number, rate: number): void {
    this.#baseAtMs ??= Math.floor(atMs);
    this.#loadMore(atMs);
    const audio = this.#audio;
    const wantedS = (atMs - this.#baseAtMs) / 1_000;
    if (!this.#isThere(wantedS)) {
      audio.pause();
      this.#parts.onHeard(false);
      return;
    }
    if (audio.paused) {
      audio.currentTime = wantedS;
      // Without a press the browser may refuse; then the lesson's own sound is heard on.
      audio.play().catch(() => this.#parts.onHeard(false));
    }
    const aheadMs = (audio.currentTime - wantedS) * 1_000;
    const next = steer({ aheadMs, running: true, rate, led: this.#led, hurry: 'sound' });
    if (next.kind === 'jump') audio.currentTime = wantedS;
    else audio.playbackRate = next.rate;
    this.#led = next.kind === 'play' && next.led;
    this.#parts.onHeard(!audio.paused);
  }

  close(): void {
    this.#closed = true;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.remove();
    URL.revokeObjectURL(this.#address);
    this.#parts.onHeard(false);
  }

  #isThere(wantedS: number): boolean {
    const { buffered } = this.#audio;
    for (let index = 0; index < buffered.length; index += 1)
      if (buffered.start(index) <= wantedS + EDGE_S && wantedS + EDGE_S < buffered.end(index)) return true;
    return false;
  }

  #loadMore(atMs: number): void {
    const buffer = this.#buffer;
    if (!buffer || this.#loading || this.#loadedToMs > atMs + AHEAD_MS || performance.now() < this.#askAgainAtMs)
      return;
    this.#loading = true;
    this.#load(buffer, Math.floor(Math.max(this.#loadedToMs, atMs)))
      // What cannot be had now may be had in a moment; until then pages and ink go on alone.
      .catch(() => undefined)
      .finally(() => {
        this.#loading = false;
        this.#askAgainAtMs = performance.now() + ASK_AGAIN_MS;
      });
  }

  async #load(buffer: SourceBuffer, fromAtMs: number): Promise<void> {
    const { pieces, untilAtMs } = await this.#parts.fetchFrom(fromAtMs);
    for (const { startAtMs, webm } of pieces) {
      if (this.#closed) return;
      buffer.abort();
      buffer.timestampOffset = (startAtMs - (this.#baseAtMs ?? fromAtMs)) / 1_000;
      await append(
        buffer,
        Uint8Array.from(atob(webm), (letter) => letter.charCodeAt(0)),
      );
    }
    this.#loadedToMs = Math.max(this.#loadedToMs, untilAtMs);
  }
}

function append(buffer: SourceBuffer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = new AbortController();
    const listen = (event: 'updateend' | 'error', done: () => void): void =>
      buffer.addEventListener(
        event,
        () => {
          end.abort();
          done();
        },
        { signal: end.signal },
      );
    listen('error', () => reject(new Error('the piece cannot be played')));
    listen('updateend', resolve);
    buffer.appendBuffer(bytes);
  });
}
