/** Watches something: calls back at each change until the returned function is called. */
export type Watch = (changed: () => void) => () => void;

/** Resolves after a while. Rejects at once when the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return until([(changed) => after(ms, changed)], (again) => (again ? true : undefined), signal).then(() => undefined);
}

/** Calls back once after a while. The returned function calls it off. */
export function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

/** Calls back again and again. The returned function ends it. */
export function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
}

/**
 * Resolves with the first answer of a test that is asked now and at each change, and lets go of all watches then.
 *
 * @param test - `undefined` means not yet. It is told whether this is a change or the first look.
 * @throws the signal's reason when it is aborted first.
 */
export function until<T>(
  watches: readonly Watch[],
  test: (again: boolean) => T | undefined,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = [];
    const letGo = (): void => {
      signal.removeEventListener('abort', giveUp);
      for (const stop of stops.splice(0)) stop();
    };
    const giveUp = (): void => {
      letGo();
      reject(signal.reason);
    };
    const look = (again: boolean): boolean => {
      const answer = test(again);
      if (answer === undefined) return false;
      letGo();
      resolve(answer);
      return true;
    };
    if (signal.aborted) return reject(signal.reason);
    if (look(false)) return;
    signal.addEventListener('abort', giveUp);
    for (const watch of watches) stops.push(watch(() => look(true)));
  });
}
