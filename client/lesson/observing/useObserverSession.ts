import { useEffect, useEffectEvent, useState } from 'react';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { Connection } from '../../connection/Connection.ts';
import { SessionMedia } from '../SessionMedia.ts';
import { ObserverSession } from './ObserverSession.ts';

/** Looks into a lesson for as long as the component is there. `null` only before the first effect. */
export function useObserverSession(lessonId: LessonId, onMarks: () => void): ObserverSession | null {
  const [session, setSession] = useState<ObserverSession | null>(null);
  const tell = useEffectEvent(onMarks);
  useEffect(() => {
    const opened = new ObserverSession({
      lessonId,
      connect: (events) => new Connection(events),
      openMedia: (parts) => new SessionMedia(parts),
      onMarks: () => tell(),
    });
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, [lessonId]);
  return session;
}
