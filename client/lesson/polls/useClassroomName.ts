import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** What a classroom is called among the others: its school, and the class too where one school has two. */
export function useClassroomName(session: Pick<LessonSession, 'store'>): (classroomId: string) => string {
  const listening = useLesson(session.store, ({ plan }) => plan?.listening);
  return (classroomId) => {
    const classroom = listening?.find((each) => each.classroomId === classroomId);
    if (!classroom) return '';
    const namesakes = listening?.filter(({ schoolName }) => schoolName === classroom.schoolName) ?? [];
    return namesakes.length > 1 ? `${classroom.schoolName} ${classroom.name}` : classroom.schoolName;
  };
}
