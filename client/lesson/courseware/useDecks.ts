import { useEffect } from 'react';
import type { ClassroomId } from '../../../shared/vocabulary/index.ts';
import type { LessonSession } from '../LessonSession.ts';
import { keepDecks } from './keepDecks.ts';

/** Keeps all decks of the lesson on this device. A classroom's display says which it has; `null`: the teacher's does not. */
export function useDecks(session: LessonSession, classroomId: ClassroomId | null): void {
  useEffect(() => keepDecks({ session: sessionOf(session), desk: session.decks, classroomId }), [session, classroomId]);
}

const sessionOf = (session: LessonSession) => ({
  store: session.store,
  status: session.status,
  ask: session.ask.bind(session),
});
