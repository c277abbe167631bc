import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ranking } from '../../../shared/lesson/buzzer.ts';
import type { Buzzer } from '../../../shared/lesson/buzzerState.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import { Button } from '../../kit/Button.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { useReached } from '../../kit/useReached.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './PollPanel.module.css';
import { secondsBehind } from './secondsBehind.ts';
import { useClassroomName } from './useClassroomName.ts';

type Props = { readonly session: LessonSession; readonly buzzer: Buzzer };

/** The race in the teacher's hand: who was first, by how much, and the floor for them with one press. */
export function BuzzerPanel({ session, buzzer }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const isOpen = useReached(buzzer.opensAtMs - session.clockAheadMs);
  const places = ranking(buzzer);
  const say = (asking: Promise<unknown>) => void asking.catch(tellRefusal);
  return (
    <section className={styles['panel']} aria-label={t('buzzer')}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{t('buzzer')}</h2>
        <p className={styles['quiet']} role="status">
          {places.length === 0 ? t(isOpen ? 'buzzer.waiting' : 'buzzer.ready') : null}
          {places.length > 0 && buzzer.wonBy === null ? t('buzzer.deciding') : null}
        </p>
      </header>
      {buzzer.wonBy === null ? null : <Places session={session} buzzer={buzzer} />}
      <footer className={styles['actions']}>
        <Button onClick={() => say(session.ask('buzzer.open', {}))}>{t('buzzer.again')}</Button>
        <Button onClick={() => say(session.ask('buzzer.close', { buzzerId: buzzer.buzzerId }))}>{t('end')}</Button>
      </footer>
    </section>
  );
}

function Places({ session, buzzer }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const nameOf = useClassroomName(session);
  return (
    <ol className={styles['race']}>
      {ranking(buzzer).map(({ classroomId, behindMs }, index) => (
        <li key={classroomId} className={styles['place']} data-won={index === 0}>
          <span className={styles['rank']}>{index + 1}</span>
          <LongName name={nameOf(classroomId)} />
          <span className={styles['quiet']}>
            {index === 0 ? null : t('buzzer.behind', { seconds: secondsBehind(behindMs) })}
          </span>
          <Grant session={session} classroomId={classroomId} loud={index === 0} />
        </li>
      ))}
    </ol>
  );
}

type GrantProps = { readonly session: LessonSession; readonly classroomId: string; readonly loud: boolean };

function Grant({ session, classroomId, loud }: GrantProps): JSX.Element | null {
  const { t } = useTranslation('polls');
  const seat = useLesson(session.store, (lesson) => classroomSeat(lesson, classroomId));
  const isOn = useLesson(session.store, ({ floor }) => floor.some((place) => place.seatId === seat?.seatId));
  if (!seat || seat.presence === 'left') return null;
  const { seatId } = seat;
  const grant = () => session.ask('floor.grant', { seatId }).catch(tellRefusal);
  return (
    <Button size="s" variant={loud ? 'primary' : 'quiet'} disabled={isOn} onClick={() => void grant()}>
      {t('buzzer.grant')}
    </Button>
  );
}
