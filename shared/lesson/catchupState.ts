import { z } from 'zod';
import { AtMs, SeatId } from '../vocabulary/index.ts';

/**
 * Why a classroom is not behind any more, or never began to catch up: it has reached the lesson; it was told to go on,
 * before it began or in the middle; nobody answered; it was called on stage; nothing of what it missed can be shown.
 */
export const CatchUpEnd = z.enum(['caught-up', 'skipped', 'stopped', 'unanswered', 'stage', 'nothing-kept']);
export type CatchUpEnd = z.infer<typeof CatchUpEnd>;

/** How a classroom catches up: from when on, how fast, and whether the teacher's sound can be heard with it. */
const Pace = z.object({ begunAtMs: AtMs, sound: z.boolean(), paceRatio: z.number().gt(1).max(4) });

/** What is true of what was missed, whatever becomes of it. */
const missed = {
  seatId: SeatId,
  /** The first moment that the classroom did not see, or while it catches up the one at which it began. */
  fromAtMs: AtMs,
  /** Pages and boards that were shown meanwhile, by their names, each once. */
  pages: z.array(z.string()),
  /** Whether something was written meanwhile. */
  inked: z.boolean(),
};

/** What a classroom missed of the lesson, and what becomes of it. */
export const CatchUp = z.discriminatedUnion('step', [
  /** Its line is gone. `was`: it was just catching up. */
  z.object({ step: z.literal('away'), ...missed, sinceAtMs: AtMs, was: Pace.extend({ fromAtMs: AtMs }).nullable() }),
  /** It is back; what is to be done about it is decided at once. */
  z.object({ step: z.literal('back'), ...missed, backAtMs: AtMs }),
  /** It is asked whether it wants to see it. `missedMs`: for how long it was away, of which the last may be shown only. */
  z.object({ step: z.literal('offered'), ...missed, backAtMs: AtMs, missedMs: z.int().min(0) }),
  /** It sees it, faster than it happened. */
  z.object({ step: z.literal('watching'), ...missed, ...Pace.shape }),
  /** It is with the lesson. `missedMs`: so much it never saw. */
  z.object({
    step: z.literal('over'),
    ...missed,
    endedAtMs: AtMs,
    reason: CatchUpEnd,
    missedMs: z.int().min(0),
  }),
]);
export type CatchUp = z.infer<typeof CatchUp>;

/** What a classroom missed, at one step. */
export type CatchUpAt<Step extends CatchUp['step']> = Extract<CatchUp, { step: Step }>;
