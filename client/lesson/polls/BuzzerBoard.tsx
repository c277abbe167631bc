import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ranking } from '../../../shared/lesson/buzzer.ts';
import type { Buzzer } from '../../../shared/lesson/buzzerState.ts';
import type { DrawnLesson } from '../DrawnLesson.ts';
import type { LessonSession } from '../LessonSession.ts';
import styles from './BuzzerBoard.module.css';
import { BuzzerKey } from './BuzzerKey.tsx';
import board from './PollBoard.module.css';
import { secondsBehind } from './secondsBehind.ts';
import { useClassroomName } from './useClassroomName.ts';

type Props = {
  readonly session: DrawnLesson;
  /** In whose name this device presses; `null`: it only shows the race. */
  readonly answering: LessonSession | null;
  readonly buzzer: Buzzer;
  readonly narrow: boolean;
};

/** As many as there is room for. */
const MOST_SHOWN = 5;

/** The race on a classroom's display: its own key and, when it is decided, who came in how far behind. */
export function BuzzerBoard({ session, answering, buzzer, narrow }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const nameOf = useClassroomName(session);
  const places = buzzer.wonBy === null ? [] : ranking(buzzer);
  return (
    <section className={board['board']} aria-label={t('buzzer')} data-narrow={narrow}>
      <p className={board['kind']}>{t('buzzer')}</p>
      <div className={styles['race']}>
        {answering ? <BuzzerKey session={answering} /> : null}
        {places.length > (answering ? 1 : 0) ? (
          <ol className={styles['places']}>
            {places.slice(0, MOST_SHOWN).map(({ classroomId, behindMs }, index) => (
              <li key={classroomId} className={styles['place']} data-won={index === 0}>
                <span>{t('buzzer.place', { place: index + 1 })}</span>
                <span>{nameOf(classroomId)}</span>
                {index === 0 ? null : (
                  <span className={styles['behind']}>{t('buzzer.behind', { seconds: secondsBehind(behindMs) })}</span>
                )}
              </li>
            ))}
          </ol>
        ) : null}
      </div>
    </section>
  );
}
