/** Where the time comes from, so that tests can hold it still. */
export interface Clock {
  /** Unix time in ms. */
  nowMs(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };
