import { RATES } from './PlaybackClock.ts';
import type { Replay } from './Replay.ts';

/** Between two pictures of a camera, in ms. */
const FRAME_MS = 40;
/** A step of the volume, 0–1. */
const VOLUME_STEP = 0.1;

/** What a viewer does with one key or press. */
export const moves = {
  toggle({ playback: { clock } }: Replay): void {
    if (clock.mode.read().playing) clock.pause();
    else clock.play();
  },
  /** Goes on by so much, or back. */
  by({ playback: { clock } }: Replay, ms: number): void {
    clock.seek(clock.read() + ms);
  },
  /** To the next picture or the one before, standing still. */
  frame({ playback: { clock } }: Replay, step: 1 | -1): void {
    clock.pause();
    clock.seek(clock.read() + step * FRAME_MS);
  },
  faster({ playback: { clock } }: Replay, step: 1 | -1): void {
    const next = RATES[RATES.indexOf(clock.mode.read().rate) + step];
    if (next !== undefined) clock.setRate(next);
  },
  /** Louder or less loud. Whoever wants it louder wants to hear it. */
  louder({ loudness }: Replay, step: 1 | -1): void {
    const { volume, muted } = loudness.read();
    const changed = Math.min(1, Math.max(0, Math.round((volume + step * VOLUME_STEP) * 10) / 10));
    loudness.set({ volume: changed, muted: step < 0 && muted });
  },
  setVolume({ loudness }: Replay, volume: number): void {
    loudness.set({ volume, muted: volume === 0 });
  },
  mute({ loudness }: Replay): void {
    const { volume, muted } = loudness.read();
    loudness.set({ volume: muted && volume === 0 ? 1 : volume, muted: !muted });
  },
  save({ saving }: Replay): void {
    saving.set(!saving.read());
  },
} as const;
