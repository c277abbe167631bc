import type { JSX } from 'react';
import { useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { Classroom } from './Classroom.tsx';
import { ConnectingScreen, DisplacedScreen, RefusedScreen } from './StateScreens.tsx';
import { SummaryScreen } from './SummaryScreen.tsx';

/** The console in whatever state the lesson and the line to it are. */
export function LessonConsole({ session }: { readonly session: LessonSession }): JSX.Element {
  const status = useObservable(session.status);
  const phase = useLesson(session.store, (lesson) => lesson.phase);
  const known = useLesson(session.store, (lesson) => lesson.plan !== null);
  // What was done is worth more than why nothing more can be done.
  if (phase === 'ended') return <SummaryScreen session={session} />;
  if (status.step === 'refused') return <RefusedScreen code={status.code} />;
  if (status.step === 'displaced') return <DisplacedScreen onTake={() => session.takeSeat()} />;
  return known ? <Classroom session={session} /> : <ConnectingScreen />;
}
