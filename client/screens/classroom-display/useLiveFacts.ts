import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import { handOf, placeInQueue } from '../../../shared/lesson/hands.ts';
import { isMuted } from '../../../shared/lesson/microphone.ts';
import { rungOf } from '../../../shared/lesson/rungs.ts';
import { type Observable, useObservable } from '../../kit/Observable.ts';
import { thinWord } from '../../lesson/link/linkWord.ts';
import type { LiveFacts } from './liveWords.ts';
import { schoolOf } from './names.ts';
import type { StageSource } from './Stage.tsx';
import { useHeld } from './useHeld.ts';

/** Lines are measured each 5 s; a word about a bad one outlasts two good samples, in ms. */
const POOR_HELD_MS = 12_000;

type Seen = Pick<StageSource, 'state' | 'ownSeatId' | 'devices'> & { readonly blocked: Observable<boolean> };

/** What the words at the lower edge depend on, as it is now. */
export function useLiveFacts({ state, ownSeatId, devices, blocked }: Seen): LiveFacts {
  const soundBlocked = useObservable(blocked);
  const microphone = useObservable(devices.microphone);
  const { t } = useTranslation('hands');
  const speakers = state.floor.filter((place) => place.seatId !== ownSeatId);
  const hand = handOf(state, ownSeatId);
  const muted = isMuted(state, state.seats[ownSeatId]?.classroomId ?? null);
  const teacher = Object.values(state.seats).find((seat) => seat.role === 'teacher');
  return {
    soundBlocked,
    onStage: isOnStage(state, ownSeatId),
    untilAtMs: state.floor.find((place) => place.seatId === ownSeatId)?.untilAtMs ?? null,
    hand: hand ? { place: placeInQueue(state, ownSeatId), raisedAtMs: hand.raisedAtMs } : null,
    speaker: speakers.length === 0 ? null : speakers.map(({ seatId }) => schoolOf(state, seatId)).join(t('and')),
    microphone: microphone ? (muted ? 'muted' : 'open') : 'none',
    teacherAway: teacher?.presence !== 'here',
    thin: thinWord(rungOf(state, ownSeatId)),
    linePoor: useHeld(state.links[ownSeatId]?.quality === 'poor', POOR_HELD_MS),
  };
}
