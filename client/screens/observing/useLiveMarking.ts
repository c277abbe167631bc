import { useEffect, useState } from 'react';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { useSaveMark } from '../../api/marks.ts';
import { useObservable } from '../../kit/Observable.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { ObserverSession } from '../../lesson/observing/ObserverSession.ts';
import { shownDelayMs } from '../../lesson/observing/shownDelay.ts';
import { LiveMarking } from '../../study/marks/live/LiveMarking.ts';

/**
 * What an observer marks in one lesson; what is being written is kept when they go.
 *
 * @param seen - Tells the server's instant of what is seen.
 */
export function useLiveMarking(lessonId: LessonId, seen: Pick<ObserverSession, 'seenAtMs'>): LiveMarking {
  const { mutateAsync } = useSaveMark({ observedId: lessonId });
  const [marking] = useState(
    () =>
      new LiveMarking({
        seenAtMs: (atMs, delayMs) => seen.seenAtMs(atMs, delayMs),
        shownDelayMs: () => shownDelayMs(document.querySelector<HTMLVideoElement>('[data-large="true"] video')),
        save: (mark) => mutateAsync(mark),
        onRefused: tellRefusal,
      }),
  );
  // What is written is kept when the observer goes on to another lesson.
  useEffect(() => () => marking.keep(), [marking]);
  useUnsentWarning(marking);
  return marking;
}

/** A window that is closed sends nothing any more: the browser asks first while a mark is on its way. */
function useUnsentWarning(marking: LiveMarking): void {
  const onWay = useObservable(marking.onWay) > 0;
  useEffect(() => {
    if (!onWay) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [onWay]);
}
