import { useEffect, useState } from 'react';
import type { LessonId } from '../../shared/vocabulary/index.ts';
import { Connection } from '../connection/Connection.ts';
import { ownWindowId } from '../connection/windowId.ts';
import { LessonSession } from './LessonSession.ts';
import { SessionMedia } from './SessionMedia.ts';

/** Sits in a lesson for as long as the component is there. `null` only before the first effect. */
export function useLessonSession(lessonId: LessonId, takeOver: boolean): LessonSession | null {
  const [session, setSession] = useState<LessonSession | null>(null);
  useEffect(() => {
    const opened = new LessonSession({
      lessonId,
      windowId: ownWindowId(),
      takeOver,
      connect: (events) => new Connection(events),
      openMedia: (parts) => new SessionMedia(parts),
    });
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, [lessonId, takeOver]);
  return session;
}
