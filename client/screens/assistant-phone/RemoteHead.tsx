import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pass } from '../../../shared/api/index.ts';
import { runningTake } from '../../../shared/lesson/takes.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { LongName } from '../../kit/LongName.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { LessonClock } from '../../lesson/course/LessonClock.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { MicrophoneLine } from '../../lesson/microphone/MicrophoneLine.tsx';
import type { OwnMicrophone } from '../../lesson/microphone/useOwnMicrophone.ts';
import styles from './phone.module.css';

type Props = {
  readonly session: LessonSession;
  readonly pass: Pass;
  readonly microphone: OwnMicrophone;
  /** What came just now and wants to be seen. */
  readonly children: ReactNode;
};

/** Which classroom, which lesson, whether it is on, and whether the room can be heard. Stays in sight. */
export function RemoteHead({ session, pass, microphone, children }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const times = useTimes();
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  const recorded = useLesson(session.store, (lesson) => runningTake(lesson) !== undefined);
  const live = useLesson(session.store, ({ phase }) => phase === 'live');
  return (
    <header className={styles['head']}>
      <h1>
        <LongName name={pass.schoolName} />
        <span className={styles['classroom']}>{pass.classroomName}</span>
      </h1>
      <div className={styles['lesson']}>
        <LongName name={plan?.title ?? pass.lessonTitle} className={styles['title']} />
        {live ? (
          <>
            <LessonClock session={session} />
            {recorded ? <StatusMark tone="recording" word={t('recording')} /> : null}
          </>
        ) : (
          <StatusMark chip tone="info" word={t('waiting', { time: times.clock(plan?.startsAtMs ?? 0) })} />
        )}
      </div>
      <MicrophoneLine session={session} classroomId={pass.classroomId} microphone={microphone} />
      <div className={styles['news']}>{children}</div>
    </header>
  );
}
