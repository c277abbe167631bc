import { isMuted } from '../../../../shared/lesson/microphone.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';

/** Keeps the microphone that a display sends as its classroom is switched in the lesson, until `stop` is called. */
export function obeyMute({ store, local }: Pick<LessonSession, 'store' | 'local'>, classroomId: string) {
  const muted = (): boolean => isMuted(store.read(), classroomId);
  const stop = store.subscribe(() => {
    const sent = local.get('classroom-return', 'audio');
    if (sent && sent.muted !== muted()) local.mute('classroom-return', 'audio', muted());
  });
  return { isMuted: muted, stop };
}
