import { useEffect } from 'react';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Observable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import { guardStage } from './guardStage.ts';

/** Guards this classroom's microphone for as long as the component is there. */
export function useStageGuard(
  session: LessonSession,
  seatId: SeatId,
  microphone: Observable<MediaStreamTrack | undefined>,
): void {
  useEffect(() => guardStage({ session, seatId, microphone }), [session, seatId, microphone]);
}
