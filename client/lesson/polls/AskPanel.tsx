import type { JSX } from 'react';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { BuzzerPanel } from './BuzzerPanel.tsx';
import { PollPanel } from './PollPanel.tsx';

/** Whatever is being asked of the classrooms; nothing while nothing is. The buzzer comes before the question behind it. */
export function AskPanel({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const buzzer = useLesson(session.store, (lesson) => lesson.buzzer);
  const poll = useLesson(session.store, (lesson) => lesson.poll);
  if (buzzer) return <BuzzerPanel key={buzzer.buzzerId} session={session} buzzer={buzzer} />;
  return poll && <PollPanel key={poll.pollId} session={session} poll={poll} />;
}
