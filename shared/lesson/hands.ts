import { AppError } from '../errors/index.ts';
import type { FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { Hand } from './handsState.ts';
import type { LessonState } from './state.ts';

/**
 * Puts a classroom into the queue, or changes what its hand is about. Nothing new: nothing happens.
 * Errors: `lesson.not-live`, `hand.no-display` when the classroom's display has not come or has left.
 */
export function raiseHand(
  state: LessonState,
  seatId: SeatId | undefined,
  { intent, child }: Pick<Hand, 'intent' | 'child'>,
): NewFact<'hand.raised'>[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const seat = seatId === undefined ? undefined : state.seats[seatId];
  if (seat?.role !== 'classroom' || seat.presence === 'left') throw new AppError('hand.no-display');
  const up = handOf(state, seat.seatId);
  const same = up?.intent === intent && up.child.name === child.name && up.child.number === child.number;
  return same ? [] : [{ type: 'hand.raised', data: { seatId: seat.seatId, intent, child } }];
}

/** Takes a hand down. Not up: nothing happens. */
export function lowerHand(
  state: Pick<LessonState, 'hands'>,
  seatId: SeatId,
  reason: FactData<'hand.lowered'>['reason'],
): NewFact<'hand.lowered'>[] {
  return handOf(state, seatId) ? [{ type: 'hand.lowered', data: { seatId, reason } }] : [];
}

/** Takes all hands down. */
export function lowerAllHands(state: LessonState): NewFact<'hand.lowered'>[] {
  return state.hands.flatMap(({ seatId }) => lowerHand(state, seatId, 'teacher'));
}

/** The hand that a classroom has up. */
export function handOf({ hands }: Pick<LessonState, 'hands'>, seatId: string): Hand | undefined {
  return hands.find((hand) => hand.seatId === seatId);
}

/** The place of a classroom's hand in the queue, from 1; the next free one while it has none up. */
export function placeInQueue({ hands }: Pick<LessonState, 'hands'>, seatId: string | undefined): number {
  const index = hands.findIndex((hand) => hand.seatId === seatId);
  return (index < 0 ? hands.length : index) + 1;
}

/** Who waits, in order, and how long each has waited in all. */
export const handsFolds: FoldsOf<'hand.raised' | 'hand.lowered'> = {
  'hand.raised': ({ hands, waits }, { seatId, intent, child }, { atMs }) => {
    if (hands.some((hand) => hand.seatId === seatId))
      return { hands: hands.map((hand) => (hand.seatId === seatId ? { ...hand, intent, child } : hand)) };
    const { hands: before, waitedMs } = waits[seatId] ?? { hands: 0, waitedMs: 0 };
    return {
      hands: [...hands, { seatId, intent, child, raisedAtMs: atMs }],
      waits: { ...waits, [seatId]: { hands: before + 1, waitedMs } },
    };
  },
  'hand.lowered': (state, { seatId, reason }, { atMs }) => ({
    hands: state.hands.filter((hand) => hand.seatId !== seatId),
    waits: withWait(
      state,
      state.hands.filter((hand) => hand.seatId === seatId),
      atMs,
    ),
    ...(reason === 'granted' ? { floor: withChild(state, seatId) } : {}),
  }),
};

/** The lesson's end takes all hands down. */
export function handsAtEnd(state: LessonState, atMs: number): Pick<LessonState, 'hands' | 'waits'> {
  return { hands: [], waits: withWait(state, state.hands, atMs) };
}

/** The waits after those of the given hands are over. */
function withWait({ waits }: LessonState, down: readonly Hand[], atMs: number): LessonState['waits'] {
  const added = down.map(({ seatId, raisedAtMs }) => {
    const before = waits[seatId] ?? { hands: 1, waitedMs: 0 };
    return [seatId, { ...before, waitedMs: before.waitedMs + Math.max(0, atMs - raisedAtMs) }] as const;
  });
  return { ...waits, ...Object.fromEntries(added) };
}

/** Whoever was called is on stage for the child whose hand it was. */
function withChild(state: LessonState, seatId: string): LessonState['floor'] {
  const hand = handOf(state, seatId);
  return state.floor.map((place) => (hand && place.seatId === seatId ? { ...place, child: hand.child } : place));
}
