import { useEffect } from 'react';
import type { Replay } from '../../playback/Replay.ts';
import type { Reconciling } from '../../study/reconcile/Reconciling.ts';

/** Looks so often whether the interval is over, in ms. */
const LOOK_EVERY_MS = 40;

/** Plays each difference once when it is gone to, and stops at its end. */
export function usePlayedUnit(replay: Replay, reconciling: Reconciling): void {
  useEffect(() => {
    const { clock } = replay.playback;
    /** Where it stops by itself; `null` once whoever watches has played on. */
    let untilMs: number | null = null;
    const play = (): void => {
      const unit = reconciling.at.read();
      if (unit === null) return;
      const { fromMs, toMs } = reconciling.span(unit);
      clock.seek(fromMs);
      clock.play();
      untilMs = toMs;
    };
    const look = (): void => {
      if (untilMs === null || clock.read() < untilMs) return;
      untilMs = null;
      clock.pause();
    };
    const first = reconciling.at.read();
    if (first !== null) clock.seek(reconciling.span(first).fromMs);
    const stop = reconciling.visits.subscribe(play);
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [replay, reconciling]);
}
