import type { LessonPlan } from '../../../shared/lesson/state.ts';

/** What a listening classroom is called: by its school, and by its own name where a school has several in the lesson. */
export function roomName(rooms: LessonPlan['listening'], classroomId: string): string {
  const room = rooms.find((each) => each.classroomId === classroomId);
  if (!room) return '';
  const namesakes = rooms.filter(({ schoolName }) => schoolName === room.schoolName);
  return namesakes.length > 1 ? `${room.schoolName} ${room.name}` : room.schoolName;
}
