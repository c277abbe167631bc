import { useEffect } from 'react';
import type { Replay } from '../../playback/Replay.ts';
import type { Coding } from '../../study/coding/Coding.ts';

/** Looks so often whether the interval is over, in ms. */
const LOOK_EVERY_MS = 40;
/** Nearer than this it goes on without a jump, which would take the player longer, in ms. */
const NEAR_MS = 250;

/** Leads the player through the intervals: to each when it is its turn, and not beyond it until it is coded. */
export function useStepping(replay: Replay, coding: Coding): void {
  useEffect(() => {
    const { clock } = replay.playback;
    /** It stands at the end of the interval; who plays then wants to see it again. */
    let waits = false;
    const arrive = (): void => {
      waits = false;
      if (coding.at.read() >= coding.count) {
        clock.pause();
        return;
      }
      const { fromMs } = coding.span();
      if (Math.abs(clock.read() - fromMs) > NEAR_MS) clock.seek(fromMs);
      clock.play();
    };
    const look = (): void => {
      if (coding.at.read() >= coding.count || !clock.mode.read().playing) return;
      const { fromMs, toMs } = coding.span();
      if (clock.read() < toMs) return;
      const again = waits || coding.repeats.read();
      waits = !again;
      if (again) clock.seek(fromMs);
      else clock.pause();
    };
    if (coding.at.read() < coding.count) clock.seek(coding.span().fromMs);
    const stop = coding.at.subscribe(arrive);
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [replay, coding]);
}
