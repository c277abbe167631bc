import type { JSX } from 'react';
import { LessonId } from '../../../shared/vocabulary/index.ts';
import { useLessonSession } from '../../lesson/useLessonSession.ts';
import { LessonConsole } from './LessonConsole.tsx';
import { ConnectingScreen, RefusedScreen } from './StateScreens.tsx';

/** The teacher's console of one lesson: full screen, without the frame of the other screens. */
export function TeacherConsole({ lessonId }: { readonly lessonId: string }): JSX.Element {
  const parsed = LessonId.safeParse(lessonId);
  return parsed.success ? <InLesson lessonId={parsed.data} /> : <RefusedScreen code="lesson.not-found" />;
}

function InLesson({ lessonId }: { readonly lessonId: LessonId }): JSX.Element {
  const session = useLessonSession(lessonId, false);
  return session ? <LessonConsole session={session} /> : <ConnectingScreen />;
}
