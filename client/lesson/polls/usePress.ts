import { useState } from 'react';
import { AppError } from '../../../shared/errors/index.ts';
import type { LessonSession } from '../LessonSession.ts';

/** One's own press of the buzzer. */
export type Press = {
  /** Pressed in this round, whether or not it has arrived. */
  readonly pressed: boolean;
  readonly press: () => void;
};

/** Presses once in a round. A press that did not get through may be made again. */
export function usePress(session: LessonSession, buzzerId: string, aheadMs: number): Press {
  const [pressedIn, setPressedIn] = useState<string | null>(null);
  return {
    pressed: pressedIn === buzzerId,
    press: () => {
      const { buzzer } = session.store.read();
      if (buzzer?.buzzerId !== buzzerId || pressedIn === buzzerId) return;
      setPressedIn(buzzerId);
      session
        .ask('buzzer.press', { buzzerId: buzzer.buzzerId, pressedAtMs: Math.round(Date.now() + aheadMs) })
        .catch((refusal: unknown) => {
          // The round is over: whoever won is told by the log.
          if (AppError.from(refusal).code !== 'buzzer.not-found') setPressedIn(null);
        });
    },
  };
}
