import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { type FoldsOf, without } from './folds.ts';
import type { LessonState } from './state.ts';
import type { UplinkRung } from './uplinkState.ts';

/** How a seat's way up is, in the three steps that make a difference to those who look: whole, smaller pictures, none. */
export type UplinkStep = 'whole' | 'less' | 'sound-only';

/** From this rung on a seat sends no pictures. */
const NO_PICTURES_FROM: UplinkRung = 4;

/** Where a seat stands. */
export const uplinkOf = ({ uplinks }: Pick<LessonState, 'uplinks'>, seatId: string): UplinkRung =>
  uplinks[seatId]?.rung ?? 0;

/** What a rung means to those who look. Without the largest size of a picture nobody misses anything. */
export function uplinkStep(rung: UplinkRung): UplinkStep {
  if (rung >= NO_PICTURES_FROM) return 'sound-only';
  return rung >= 2 ? 'less' : 'whole';
}

/** A seat tells where it stands. What is known already is told to nobody. */
export function changeUplink(state: LessonState, seatId: SeatId, rung: UplinkRung): NewFact[] {
  if (state.phase === 'ended' || state.seats[seatId]?.presence !== 'here') return [];
  return uplinkOf(state, seatId) === rung ? [] : [{ type: 'link.uplink', data: { seatId, rung } }];
}

/** Who sends less than everything. */
export const uplinkFolds: FoldsOf<'link.uplink'> = {
  'link.uplink': ({ uplinks }, { seatId, rung }, { atMs }) => ({
    uplinks: rung === 0 ? without(uplinks, seatId) : { ...uplinks, [seatId]: { rung, sinceAtMs: atMs } },
  }),
};
