/** From this loudness on a room speaks, in dBov. */
const SPEAKS_FROM_DBOV = -45;

/** Pauses between words, and what a room still echoes after them, do not change whose turn it is, in ms. */
const HOLD_MS = 500;

/** What is loud at one moment. */
export type EchoMoment = {
  readonly nowMs: number;
  /** Our own microphone, before the gate. */
  readonly localDbov: number;
  /** The loudest of the other rooms, as it arrives here. */
  readonly remoteDbov: number;
  /** Whether that room goes first when both begin at once. */
  readonly remoteFirst: boolean;
};

/**
 * Lets rooms that hear each other speak one at a time, each by itself: whoever begins has the air until they have been
 * silent for the hold; meanwhile the others' microphones carry nothing, so that no loudspeaker comes back through one.
 * It shuts within one moment. Two that begin at once, within the delay of the line, are told apart by their order.
 */
export class EchoGate {
  #whose: 'nobody' | 'ours' | 'theirs' = 'nobody';
  #heardAtMs = Number.NEGATIVE_INFINITY;

  /** Takes in a moment; returns whether our microphone may carry its sound. Call it each 20 ms or so. */
  passes({ nowMs, localDbov, remoteDbov, remoteFirst }: EchoMoment): boolean {
    const local = localDbov >= SPEAKS_FROM_DBOV;
    const remote = remoteDbov >= SPEAKS_FROM_DBOV;
    if (this.#whose !== 'nobody' && nowMs - this.#heardAtMs > HOLD_MS) this.#whose = 'nobody';
    if (this.#whose === 'nobody' && (local || remote))
      this.#whose = remote && (remoteFirst || !local) ? 'theirs' : 'ours';
    else if (this.#whose === 'ours' && remote && remoteFirst) this.#whose = 'theirs';
    if (this.#whose === 'theirs' ? remote : local) this.#heardAtMs = nowMs;
    return this.#whose !== 'theirs';
  }
}
