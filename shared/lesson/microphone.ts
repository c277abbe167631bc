import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId, SeatRole } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { Microphone } from './microphoneState.ts';
import type { LessonState } from './state.ts';

/** How long the teacher's wish to hear a classroom stands, in ms; then it can be made again. */
const WISH_LASTS_MS = 60_000;

const OPEN: Microphone = { muted: false, by: 'classroom', askedAtMs: null };

/** A classroom's microphone as people have switched it: open until somebody mutes it. */
export function microphoneOf({ microphones }: Pick<LessonState, 'microphones'>, classroomId: string): Microphone {
  return microphones[classroomId] ?? OPEN;
}

/** Whether a classroom is muted. The teacher's seat has no classroom and never is. */
export function isMuted(state: Pick<LessonState, 'microphones'>, classroomId: string | null): boolean {
  return classroomId !== null && microphoneOf(state, classroomId).muted;
}

/** Mutes or opens a classroom. It is so already: nothing happens. */
export function switchMicrophone(
  state: LessonState,
  { classroomId, muted, by }: { classroomId: ClassroomId; muted: boolean; by: SeatRole },
): NewFact[] {
  if (microphoneOf(state, classroomId).muted === muted) return [];
  return [{ type: muted ? 'microphone.muted' : 'microphone.opened', data: { classroomId, by } }];
}

/** Whether the teacher's wish to hear a classroom still stands. */
export function isWished(askedAtMs: number | null, nowMs: number): boolean {
  return askedAtMs !== null && nowMs - askedAtMs < WISH_LASTS_MS;
}

/** The teacher asks a muted classroom to open its microphone. Open, or asked just now: nothing happens. */
export function askForMicrophone(state: LessonState, classroomId: ClassroomId, nowMs: number): NewFact[] {
  const { muted, askedAtMs } = microphoneOf(state, classroomId);
  return muted && !isWished(askedAtMs, nowMs) ? [{ type: 'microphone.asked', data: { classroomId } }] : [];
}

/** The classroom keeps it muted for now. Nobody asks: nothing happens. */
export function declineMicrophone(state: LessonState, classroomId: ClassroomId): NewFact[] {
  const { askedAtMs } = microphoneOf(state, classroomId);
  return askedAtMs === null ? [] : [{ type: 'microphone.declined', data: { classroomId } }];
}

type MicrophoneFact = 'microphone.muted' | 'microphone.opened' | 'microphone.asked' | 'microphone.declined';

/** Which microphones are muted, and which the teacher would like to hear. Any switch answers that wish. */
export const microphoneFolds: FoldsOf<MicrophoneFact> = {
  'microphone.muted': (state, { classroomId, by }) =>
    withMicrophone(state, classroomId, { muted: true, by, askedAtMs: null }),
  'microphone.opened': (state, { classroomId, by }) =>
    withMicrophone(state, classroomId, { muted: false, by, askedAtMs: null }),
  'microphone.asked': (state, { classroomId }, { atMs }) => withMicrophone(state, classroomId, { askedAtMs: atMs }),
  'microphone.declined': (state, { classroomId }) => withMicrophone(state, classroomId, { askedAtMs: null }),
};

function withMicrophone(state: LessonState, classroomId: string, change: Partial<Microphone>): Partial<LessonState> {
  return { microphones: { ...state.microphones, [classroomId]: { ...microphoneOf(state, classroomId), ...change } } };
}
