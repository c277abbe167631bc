import type { UplinkRung } from '../../../shared/lesson/uplinkState.ts';
import type { UplinkLook } from './uplinkStats.ts';

/** What pictures would take at each rung when nothing held them back, in bit/s; what sends none takes nothing at any. */
export type UplinkNeeds = readonly [number, number, number, number, number, number];

/** What is remembered of a way up from one look to the next. Times in ms of the looks' clock. */
export type UplinkMemory = {
  readonly rung: UplinkRung;
  readonly sinceMs: number;
  /** Since when the line has been too short for its rung, and the most that it carried meanwhile. */
  readonly short: { readonly sinceMs: number; readonly mostBps: number } | null;
  /** Since when sound has been missed at each look. */
  readonly missedSinceMs: number | null;
  /** Since when nothing has been wrong. */
  readonly calmSinceMs: number;
  /** Pictures pause until then, so that nothing old is sent again and what waits on the line runs off. */
  readonly restUntilMs: number;
  /** The line is being asked for more: since when. */
  readonly askingSinceMs: number | null;
  /** Not asked before, nor tried. */
  readonly nextAskAtMs: number;
  readonly nextTryAtMs: number;
  /** When it last went up. */
  readonly raisedAtMs: number;
  /** How long is waited after a try that fails. */
  readonly patienceMs: number;
};

/** Pictures are worth their rung when they get this share of what they may take. */
const FITS = 0.5;
/** Before a rung above is taken, the line must be found to carry this share of it, and sound. */
const FITS_ABOVE = 0.75;
const SOUND_BPS = 80_000;

/** From this share of missed sound on the line is in trouble, if packets also wait on it or pictures get little. */
const MISSED = 0.1;
const CALM_MISSED = 0.04;
const QUEUE_MS = 100;

/** A line that carries too little is believed after this long; one on which sound is missed sooner. */
const SHORT_FOR_MS = 1_900;
const MISSED_FOR_MS = 1_400;
/** After each change what was under way must first arrive; pictures that just began must first grow. */
const SETTLE_MS = 3_500;
const REST_MS = 1_000;
const GROW_MS = 5_000;

/** A line is asked for more after so long a calm, then again at this pace, each time for so long. */
const CALM_BEFORE_ASKING_MS = 3_000;
const ASK_EVERY_MS = 7_000;
const ASK_FOR_MS = 1_900;
const ASK_AFTER_FALL_MS = 15_000;

/** Where nothing can be asked, the next rung is tried: first soon, and after a try that failed much later. */
const TRY_AFTER_MS = 10_000;
const PATIENCE_MS = { least: 60_000, most: 240_000 };
/** Whoever falls again so soon after going up tried too early. */
const SOON_MS = 30_000;
/** What was learnt of a line that then carried its rung for so long no longer holds. */
const FORGET_MS = 180_000;

/** A line of which nothing is known yet. */
export const newUplink = (nowMs: number): UplinkMemory => ({
  rung: 0,
  sinceMs: nowMs,
  short: null,
  missedSinceMs: null,
  calmSinceMs: nowMs,
  restUntilMs: nowMs,
  askingSinceMs: null,
  nextAskAtMs: nowMs,
  nextTryAtMs: nowMs,
  raisedAtMs: Number.NEGATIVE_INFINITY,
  patienceMs: PATIENCE_MS.least,
});

/** What a device sends: by its rung, asking the browser to find out whether the line carries more, or resting. */
export type UplinkUse = { readonly rung: UplinkRung; readonly asking: boolean; readonly resting: boolean };

/** What a device whose line is so sends now. */
export const uplinkUseOf = ({ rung, askingSinceMs, restUntilMs }: UplinkMemory, nowMs: number): UplinkUse => ({
  rung,
  asking: askingSinceMs !== null,
  resting: nowMs < restUntilMs,
});

/** Where a way up belongs after one more look: down at once, so that sound does not suffer; up when there is room. */
export function judgeUplink(before: UplinkMemory, look: UplinkLook, needs: UplinkNeeds): UplinkMemory {
  const memory = noted(before, look, needs);
  const down = rungBelow(memory, look, needs);
  if (down > memory.rung) return fallen(memory, down, look.atMs);
  return raised(memory, look, needs);
}

const isMissed = ({ missedRatio }: UplinkLook, from: number): boolean => (missedRatio ?? 0) >= from;

/** Sound is missed because the line is full, not because it loses at random. */
const isChoked = (look: UplinkLook, isStarved: boolean): boolean =>
  isMissed(look, MISSED) && (look.queueMs >= QUEUE_MS || isStarved);

function noted(memory: UplinkMemory, look: UplinkLook, needs: UplinkNeeds): UplinkMemory {
  const { atMs, carriedBps } = look;
  const isGrown = atMs - memory.sinceMs >= GROW_MS;
  const starvedBps = isGrown && carriedBps !== null && carriedBps < needs[memory.rung] * FITS ? carriedBps : null;
  const choked = isChoked(look, starvedBps !== null);
  const { short, missedSinceMs } = memory;
  return {
    ...memory,
    short:
      starvedBps === null
        ? null
        : { sinceMs: short?.sinceMs ?? atMs, mostBps: Math.max(short?.mostBps ?? 0, starvedBps) },
    missedSinceMs: choked ? (missedSinceMs ?? atMs) : null,
    calmSinceMs: choked || isMissed(look, CALM_MISSED) ? atMs : memory.calmSinceMs,
  };
}

/** The rung that a line in trouble falls to; its own when it is not in trouble. */
function rungBelow(memory: UplinkMemory, look: UplinkLook, needs: UplinkNeeds): UplinkRung {
  const { rung, sinceMs, short, missedSinceMs } = memory;
  const { atMs } = look;
  if (missedSinceMs !== null) {
    // Of a line that fills up at once, the whole of what can go without being missed goes at once.
    if (rung < 2 && needs[rung] > 0) return 2;
    const isProven = atMs - missedSinceMs >= MISSED_FOR_MS && atMs - sinceMs >= SETTLE_MS;
    if (isProven && rung < 5) return next(rung, needs);
  }
  if (short && atMs - short.sinceMs >= SHORT_FOR_MS && rung < 3) return fitting(rung, short.mostBps, needs);
  return rung;
}

/** One rung lower; whoever sends no pictures loses nothing by those that are about pictures. */
function next(rung: UplinkRung, needs: UplinkNeeds): UplinkRung {
  if (rung < 4 && needs[rung] === 0) return 4;
  return ([1, 2, 3, 4, 5, 5] as const)[rung];
}

/** The highest rung below this one that the line carries; the one with few frames carries itself by what it takes. */
function fitting(rung: UplinkRung, carriedBps: number, needs: UplinkNeeds): UplinkRung {
  for (const lower of [1, 2] as const)
    if (lower > rung && needs[lower] < needs[rung] && carriedBps >= needs[lower] * FITS) return lower;
  return 3;
}

function fallen(memory: UplinkMemory, rung: UplinkRung, atMs: number): UplinkMemory {
  const isTooSoon = atMs - memory.raisedAtMs < SOON_MS;
  const { least, most } = PATIENCE_MS;
  const patienceMs = atMs - memory.sinceMs > FORGET_MS ? least : memory.patienceMs;
  return {
    ...newUplink(atMs),
    rung,
    restUntilMs: memory.rung < 2 && memory.missedSinceMs !== null ? atMs + REST_MS : atMs,
    nextAskAtMs: isTooSoon ? atMs + ASK_AFTER_FALL_MS : memory.nextAskAtMs,
    nextTryAtMs: Math.max(memory.nextTryAtMs, atMs + (isTooSoon ? patienceMs : TRY_AFTER_MS)),
    patienceMs: isTooSoon ? Math.min(most, patienceMs * 2) : patienceMs,
  };
}

function raised(memory: UplinkMemory, look: UplinkLook, needs: UplinkNeeds): UplinkMemory {
  const { rung, askingSinceMs, calmSinceMs } = memory;
  const { atMs } = look;
  if (rung === 0) return memory;
  if (askingSinceMs !== null) {
    const room = roomAbove(rung, look.availableBps ?? 0, needs);
    if (room < rung) return upTo(memory, room, atMs);
    const isOver = atMs - askingSinceMs >= ASK_FOR_MS || calmSinceMs === atMs;
    return isOver ? { ...memory, askingSinceMs: null, nextAskAtMs: atMs + ASK_EVERY_MS } : memory;
  }
  if (atMs - calmSinceMs < CALM_BEFORE_ASKING_MS || atMs - memory.sinceMs < CALM_BEFORE_ASKING_MS) return memory;
  const isBlind = rung >= 3 || needs[rung] === 0;
  if (isBlind && atMs >= memory.nextTryAtMs && atMs - calmSinceMs >= TRY_AFTER_MS)
    return upTo(memory, above(rung, needs), atMs);
  const canAsk = rung < 4 && needs[rung] > 0 && needs[rung] < needs[0] && atMs >= memory.nextAskAtMs;
  return canAsk ? { ...memory, askingSinceMs: atMs } : memory;
}

/** The best rung that the line was found to carry. */
function roomAbove(rung: UplinkRung, availableBps: number, needs: UplinkNeeds): UplinkRung {
  for (const better of [0, 1] as const)
    if (better < rung && needs[better] > needs[rung] && availableBps >= needs[better] * FITS_ABOVE + SOUND_BPS)
      return better;
  return rung;
}

/** One rung higher; without pictures there is nothing between sound and all. */
function above(rung: UplinkRung, needs: UplinkNeeds): UplinkRung {
  if (needs[0] === 0) return rung === 5 ? 4 : 0;
  return ([0, 0, 1, 2, 3, 4] as const)[rung];
}

function upTo(memory: UplinkMemory, rung: UplinkRung, atMs: number): UplinkMemory {
  return { ...newUplink(atMs), rung, raisedAtMs: atMs, patienceMs: memory.patienceMs };
}
