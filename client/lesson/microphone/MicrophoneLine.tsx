import { Mic, MicOff, MonitorX, VolumeX } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { type ClassroomSound, classroomSound } from './classroomSound.ts';
import styles from './microphone.module.css';
import type { OwnMicrophone } from './useOwnMicrophone.ts';

const ICONS: Record<ClassroomSound, typeof Mic> = {
  open: Mic,
  'on-stage': Mic,
  muted: MicOff,
  gated: VolumeX,
  none: MicOff,
  away: MonitorX,
};

type Props = { readonly session: LessonSession; readonly classroomId: string; readonly microphone: OwnMicrophone };

/** Whether the classroom can be heard now, and by whom, in one line. */
export function MicrophoneLine({ session, classroomId, microphone }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const known = useLesson(session.store, (lesson) => classroomSound(lesson, classroomId));
  const live = useLesson(session.store, ({ phase }) => phase === 'live');
  const sound = microphone.muted && known !== 'away' ? 'muted' : known;
  const Icon = ICONS[sound];
  const word = sound === 'muted' && microphone.byTeacher ? 'muted-by-teacher' : sound;
  return (
    <p className={styles['line']} data-sound={sound} role="status">
      <Icon aria-hidden="true" />
      <span>{t(word === 'open' && !live ? 'sound.ready' : `sound.${word}`)}</span>
    </p>
  );
}
