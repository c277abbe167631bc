/** Further off than this a player jumps, in ms; nearer it is led there by its speed, which nobody sees or hears. */
const JUMP_BEYOND_MS = 250;
/**
 * The most by which its speed is changed. Whoever has only just begun may hurry: a picture more than a sound, of which
 * one would hear it; and a sound that is silenced as it likes.
 */
const MOST_CHANGE = { steady: 0.05, sound: 0.1, picture: 0.25, unheard: 0.25 } as const;
/** It is led from this far off on, in ms, until it is no further off than that. */
const LEAD_FROM_MS = 10;
const LEAD_UNTIL_MS = 3;
/** While nothing moves, it shows the right picture or is set to it, in ms. */
const STILL_MS = 8;
/** It makes up for what it is off within about this long, in ms. */
const WITHIN_MS = { steady: 700, sound: 300, picture: 300, unheard: 300 } as const;

/** How much of a hurry a player may be in. */
export type Hurry = keyof typeof MOST_CHANGE;

/** Where a player is and what it does. */
export type Steered = {
  /** How far it is ahead of where it should be, in ms of the take. */
  readonly aheadMs: number;
  readonly running: boolean;
  readonly rate: number;
  /** Whether its speed is changed just now. */
  readonly led: boolean;
  readonly hurry: Hurry;
};

/** What to do: jump to the right place, or play at a speed. */
export type Steering =
  | { readonly kind: 'jump' }
  | { readonly kind: 'play'; readonly rate: number; readonly led: boolean };

/** Keeps a player at the clock: by small changes of its speed, and by a jump only where those would take too long. */
export function steer({ aheadMs, running, rate, led, hurry }: Steered): Steering {
  const off = Math.abs(aheadMs);
  if (off > (running ? JUMP_BEYOND_MS : STILL_MS)) return { kind: 'jump' };
  if (!running || off <= (led ? LEAD_UNTIL_MS : LEAD_FROM_MS)) return { kind: 'play', rate, led: false };
  const most = MOST_CHANGE[hurry];
  const change = Math.min(most, Math.max(-most, -aheadMs / WITHIN_MS[hurry]));
  return { kind: 'play', rate: rate * (1 + change), led: true };
}
