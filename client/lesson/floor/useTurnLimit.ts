import { useState } from 'react';

/** What a turn may be limited to, in s; 0: it is not. */
export const TURN_LIMITS_S = [0, 30, 60, 120, 300] as const;

/** How long the next turn may be. */
export type TurnLimit = {
  readonly limitMs: number | null;
  readonly choose: (limitMs: number | null) => void;
};

/** The teacher's choice; it lasts for the lesson, also when the page is loaded again. */
export function useTurnLimit(lessonId: string): TurnLimit {
  const keptAs = `tongtang.turn-limit.${lessonId}`;
  const [limitMs, setLimitMs] = useState(() => readKept(keptAs));
  const choose = (chosen: number | null): void => {
    setLimitMs(chosen);
    keep(keptAs, chosen);
  };
  return { limitMs, choose };
}

function readKept(keptAs: string): number | null {
  try {
    const keptS = Number(sessionStorage.getItem(keptAs)) / 1_000;
    return TURN_LIMITS_S.find((limitS) => limitS > 0 && limitS === keptS) ? keptS * 1_000 : null;
  } catch {
    // Storage is forbidden: turns are not limited until somebody says so.
    return null;
  }
}

function keep(keptAs: string, limitMs: number | null): void {
  try {
    sessionStorage.setItem(keptAs, `${limitMs ?? 0}`);
  } catch {
    // Then the choice lasts until the page is closed.
  }
}
