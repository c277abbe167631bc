import { sendMessage } from '../../../shared/lesson/messages.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, changeListening, changeOwnClassroom, teachingSeatOf } from '../seated.ts';

/** Short texts between the teacher and the assistants' phones. */
export function messagesHandlers({ clock }: { clock: Clock }) {
  return {
    'message.to-teacher': (asked, { text }) =>
      changeOwnClassroom(asked, (state, { classroomId }) =>
        sendMessage(state, { from: 'classroom', classroomId, text, nowMs: clock.nowMs() }),
      ),
    'message.to-classroom': (asked, { text, classroomId }) => {
      const message = { from: 'teacher', classroomId, text } as const;
      return classroomId === null
        ? changeBy(teachingSeatOf(asked), asked, (state) => ({
            facts: sendMessage(state, { ...message, nowMs: clock.nowMs() }),
            reply: {},
          }))
        : changeListening(asked, classroomId, (state) => sendMessage(state, { ...message, nowMs: clock.nowMs() }));
    },
  } satisfies Pick<Handlers<Asked>, 'message.to-teacher' | 'message.to-classroom'>;
}
