import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { catchUpOf } from '../../../shared/lesson/catchup.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Observable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { CatchUpLesson } from './CatchUpLesson.ts';

/** What was missed, while it is shown; `null` otherwise. `hushed` is set while its sound is heard. */
export function useCatchUpLesson(
  session: LessonSession,
  seatId: SeatId,
  hushed: Observable<boolean>,
): CatchUpLesson | null {
  const begunAtMs = useLesson(session.store, (lesson) => catchUpOf(lesson, seatId, 'watching')?.begunAtMs);
  const [past, setPast] = useState<CatchUpLesson | null>(null);
  useEffect(() => {
    if (begunAtMs === undefined) return undefined;
    const opened = new CatchUpLesson({ session, seatId, onHeard: (heard) => hushed.set(heard) });
    setPast(opened);
    return () => {
      setPast(null);
      opened.close();
    };
  }, [session, seatId, begunAtMs, hushed]);
  return past;
}

/** What a screen is arranged by, and where its page is drawn from. */
export type Seen = { readonly seen: LessonState; readonly past: CatchUpLesson | null };

/** What a screen shows: as it is now, or with the page of then in place of that of now. All else stays live. */
export function useSeen(state: LessonState, past: CatchUpLesson | null): Seen {
  const surface = usePastSurface(past);
  return useMemo(
    () =>
      surface === undefined
        ? { seen: state, past: null }
        : { seen: { ...state, surface, heldLayout: null, ownLayouts: {} }, past },
    [state, surface, past],
  );
}

/** What was shown then; `undefined` until that is known. */
function usePastSurface(past: CatchUpLesson | null): Surface | null | undefined {
  return useSyncExternalStore(past?.store.subscribe ?? noChange, () => {
    const then = past?.store.read();
    return then && then.seq > 0 ? then.surface : undefined;
  });
}

const noChange = () => () => undefined;
