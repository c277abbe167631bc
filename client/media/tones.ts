/** One tone: it swells at once and fades away. */
export type Note = {
  readonly hz: number;
  readonly atMs: number;
  readonly forMs: number;
  /** 0–1. */
  readonly loudness: number;
};

/** What is left of a context after its last note, in ms. */
const AFTER_MS = 500;

/** Plays notes that are made here, so that nothing is fetched. Where the browser plays nothing yet, nothing is heard. */
export function playNotes(notes: readonly Note[]): void {
  const context = new AudioContext();
  for (const { hz, atMs, forMs, loudness } of notes) {
    const [from, until] = [context.currentTime + atMs / 1_000, context.currentTime + (atMs + forMs) / 1_000];
    const envelope = new GainNode(context, { gain: 0 });
    envelope.gain.setValueAtTime(loudness, from);
    envelope.gain.exponentialRampToValueAtTime(0.001, until);
    const tone = new OscillatorNode(context, { frequency: hz, type: 'sine' });
    tone.connect(envelope).connect(context.destination);
    tone.start(from);
    tone.stop(until);
  }
  endAfter(context, Math.max(0, ...notes.map(({ atMs, forMs }) => atMs + forMs)));
}

/** Plays many hands that clap for about `forMs`. */
export function playApplause(forMs: number): void {
  const context = new AudioContext();
  const samples = Math.round((forMs / 1_000) * context.sampleRate);
  const buffer = new AudioBuffer({ length: samples, sampleRate: context.sampleRate });
  fillWithClaps(buffer.getChannelData(0), context.sampleRate);
  const source = new AudioBufferSourceNode(context, { buffer });
  source
    .connect(new BiquadFilterNode(context, { type: 'bandpass', frequency: 1_400, Q: 0.6 }))
    .connect(new GainNode(context, { gain: 0.5 }))
    .connect(context.destination);
  source.start();
  endAfter(context, forMs);
}

/** Claps of a crowd: bursts of noise, dense in the middle, thin at both ends. */
function fillWithClaps(samples: Float32Array, samplesPerSecond: number): void {
  const clapLength = Math.round(samplesPerSecond * 0.02);
  const claps = Math.round((samples.length / samplesPerSecond) * 90);
  for (let clap = 0; clap < claps; clap += 1) {
    const place = (Math.random() + Math.random()) / 2;
    const from = Math.floor(place * (samples.length - clapLength));
    const loudness = 0.15 + 0.35 * Math.random();
    for (let index = 0; index < clapLength; index += 1) {
      const fading = (1 - index / clapLength) ** 3;
      samples[from + index] = (samples[from + index] ?? 0) + (Math.random() * 2 - 1) * fading * loudness;
    }
  }
}

function endAfter(context: AudioContext, ms: number): void {
  void context.resume();
  setTimeout(() => void context.close(), ms + AFTER_MS);
}
