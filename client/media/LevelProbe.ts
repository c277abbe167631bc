/** Loudness below this is shown as silence, in dBov (decibels below the loudest possible). */
const FLOOR_DBOV = -60;

/** Listens to a track and tells how loud it is. Ends with `close()`; the track stays the caller's. */
export class LevelProbe {
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    this.#context = new AudioContext();
    this.#analyser = new AnalyserNode(this.#context, { fftSize: 1_024 });
    this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
    this.#samples = new Float32Array(this.#analyser.fftSize);
    // Some browsers wait for a press; until then the meter stands still, which is true.
    void this.#context.resume();
  }

  /** Loudness of the last 20 ms as a share of the meter: 0 at −60 dBov and below, 1 at 0 dBov. */
  readRatio(): number {
    return levelRatio(this.readDbov());
  }

  /** Loudness of the last 20 ms, in dBov: 0 is the loudest possible, −120 silence. */
  readDbov(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return levelDbov(this.#samples);
  }

  close(): void {
    void this.#context.close();
  }
}

/** The root mean square of samples (−1…1), in dBov; −120 for silence. */
export function levelDbov(samples: Float32Array): number {
  const meanSquare = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  return 10 * Math.log10(Math.max(meanSquare, 1e-12));
}

/** A loudness on a meter from −60 dBov (0) to 0 dBov (1). */
export function levelRatio(dbov: number): number {
  return Math.min(1, Math.max(0, 1 - dbov / FLOOR_DBOV));
}
