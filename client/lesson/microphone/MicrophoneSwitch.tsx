import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ClassroomId } from '../../../shared/vocabulary/index.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';
import type { SeatSound } from '../wall/wallPlaces.ts';
import styles from './microphone.module.css';
import { WhileWished } from './WhileWished.tsx';

type Props = {
  readonly session: LessonSession;
  readonly classroomId: string;
  readonly name: string;
  readonly sound: SeatSound;
  /** What says how the sound is. */
  readonly children: ReactNode;
};

/**
 * The sound of a classroom under the teacher's finger: a press mutes it, or asks a muted one to open its microphone.
 * What the classroom has muted only the classroom opens.
 */
export function MicrophoneSwitch({ session, classroomId, name, sound, children }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const askedAtMs = useLesson(session.store, ({ microphones }) => microphones[classroomId]?.askedAtMs ?? null);
  const { shown: wishAtMs, ask } = useWanted(askedAtMs);
  const muted = sound === 'muted';
  const press = (): void => {
    const of = { classroomId: ClassroomId.parse(classroomId) };
    if (muted) ask(Date.now() + session.clockAheadMs, () => session.ask('microphone.ask', of));
    else session.ask('microphone.mute', of).catch(tellRefusal);
  };
  const does = t(muted ? 'microphone.ask-of' : 'microphone.mute-of', { name });
  return (
    <button type="button" className={styles['switch']} aria-label={does} title={does} onClick={press}>
      <WhileWished session={session} askedAtMs={muted ? wishAtMs : null}>
        <span className={styles['wish']}>{t('microphone.asked')}</span>
      </WhileWished>
      {children}
    </button>
  );
}
