import type { LessonPlans } from '../lesson/ports.ts';
import type { Agenda } from './Agenda.ts';

/** The same plans, and word to open screens when a lesson begins or ends. */
export function announcedPlans(plans: LessonPlans, agenda: Agenda): LessonPlans {
  return {
    find: (lessonId) => plans.find(lessonId),
    listLive: () => plans.listLive(),
    async markPhase(lessonId, phase, atMs) {
      await plans.markPhase(lessonId, phase, atMs);
      const plan = await plans.find(lessonId);
      if (!plan) return;
      const classroomIds = plan.listening.map((room) => room.classroomId);
      agenda.announce({ lessonId, teacherId: plan.teacherId, classroomIds });
    },
  };
}
