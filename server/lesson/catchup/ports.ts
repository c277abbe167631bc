import type { SeatId, TakeId } from '../../../shared/vocabulary/index.ts';

/** Sound as it was recorded: pieces that can be played each for itself. */
export type RecordedSound = {
  readonly pieces: readonly { readonly startAtMs: number; readonly webm: Buffer }[];
  /** So far there is nothing more to come, on the server's clock. */
  readonly untilAtMs: number;
};

/** Whose sound is wanted, and from when to when on the server's clock; `toAtMs` is not in it. */
export type WantedSound = {
  readonly takeId: TakeId;
  readonly seatId: SeatId;
  readonly fromAtMs: number;
  readonly toAtMs: number;
};

/** Where the sound of a take that goes on can be had, as far as it is durable. */
export interface TakeSounds {
  /** What a seat said into its own microphone. A take without it gives nothing. */
  read(wanted: WantedSound): Promise<RecordedSound>;
}
