import { useEffect, useState } from 'react';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { Connection } from '../../connection/Connection.ts';
import { ownWindowId } from '../../connection/windowId.ts';
import { LessonSession } from '../LessonSession.ts';
import { noMedia } from '../noMedia.ts';

/**
 * Sits in the lesson of this phone's pass for as long as the component is there, also over the times in which the
 * phone sleeps. `null` only before the first effect.
 */
export function usePhoneSession(lessonId: LessonId): LessonSession | null {
  const [session, setSession] = useState<LessonSession | null>(null);
  useEffect(() => {
    const opened = new LessonSession({
      lessonId,
      windowId: ownWindowId(),
      // Another page of this phone, e.g. one that was left open in a camera app, has nothing to lose.
      takeOver: true,
      connect: (events) => new Connection(events, { as: 'assistant' }),
      openMedia: noMedia,
    });
    setSession(opened);
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') opened.checkLine();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      opened.close();
      setSession(null);
    };
  }, [lessonId]);
  return session;
}
