import { askForMicrophone, declineMicrophone, switchMicrophone } from '../../../shared/lesson/microphone.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeListening, changeOwnClassroom } from '../seated.ts';

type MicrophoneRequest = Extract<keyof Handlers<Asked>, `microphone.${string}`>;

/** Whether a classroom can be heard. The teacher may mute it; only the classroom itself opens its microphone. */
export function microphoneHandlers({ clock }: { clock: Clock }) {
  return {
    'microphone.switch': (asked, { muted }) =>
      changeOwnClassroom(asked, (state, { classroomId, role: by }) =>
        switchMicrophone(state, { classroomId, muted, by }),
      ),
    'microphone.decline': (asked) =>
      changeOwnClassroom(asked, (state, { classroomId }) => declineMicrophone(state, classroomId)),
    'microphone.mute': (asked, { classroomId }) =>
      changeListening(asked, classroomId, (state) =>
        switchMicrophone(state, { classroomId, muted: true, by: 'teacher' }),
      ),
    'microphone.ask': (asked, { classroomId }) =>
      changeListening(asked, classroomId, (state) => askForMicrophone(state, classroomId, clock.nowMs())),
  } satisfies Pick<Handlers<Asked>, MicrophoneRequest>;
}
