import { useState } from 'react';
import { tellRefusal } from '../kit/tellRefusal.ts';

/** A value of the log as the screen shows it while a wish is on its way. */
export type Wanted<T> = {
  readonly shown: T;
  /** What is shown was asked for and has not happened yet. */
  readonly pending: boolean;
  /** Shows the wish at once and sends it. The log has the last word; a refusal is said. */
  readonly ask: (value: T, send: () => Promise<unknown>) => void;
};

/**
 * Makes a press count at once. The last wish is shown until it is answered, whatever the log says meanwhile: keys are
 * pressed faster than a line carries them, and each press goes on from what was asked for before.
 */
export function useWanted<T>(actual: T): Wanted<T> {
  const [wish, setWish] = useState<{ readonly value: T } | null>(null);
  const ask = (value: T, send: () => Promise<unknown>): void => {
    const made = { value };
    setWish(made);
    send()
      .catch(tellRefusal)
      .finally(() => setWish((now) => (now === made ? null : now)));
  };
  return { shown: wish ? wish.value : actual, pending: wish !== null, ask };
}
