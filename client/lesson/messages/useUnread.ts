import { useState } from 'react';
import { unreadMessages } from '../../../shared/lesson/messages.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** How many messages of classrooms the teacher has not seen. `reading`: they are in sight, so they are seen. */
export function useUnread(session: LessonSession, reading: boolean): number {
  const messages = useLesson(session.store, (lesson) => lesson.messages);
  const [seen, setSeen] = useState(0);
  const newest = messages.at(-1)?.number ?? 0;
  if (reading && newest > seen) setSeen(newest);
  return reading ? 0 : unreadMessages(messages, seen);
}
