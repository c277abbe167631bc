import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollSummary } from '../../../shared/lesson/pollState.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './PollHistory.module.css';
import { rightPercent } from './rightPercent.ts';
import { useClassroomName } from './useClassroomName.ts';

/** The questions of a lesson that is over, and how many were right in each classroom. Nothing when none was asked. */
export function PollHistory({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation('polls');
  const history = useLesson(session.store, (lesson) => lesson.pollHistory);
  const nameOf = useClassroomName(session);
  if (history.length === 0) return null;
  return (
    <section aria-label={t('history.title')}>
      <h2 className={styles['title']}>{t('history.title')}</h2>
      <ol className={styles['questions']} aria-label={t('history.caption')}>
        {history.map((poll, index) => (
          <li key={poll.pollId} className={styles['question']}>
            <p className={styles['words']}>
              {poll.question || t('history.untitled', { n: index + 1 })}
              <span className={styles['type']}>{t(`type.${poll.type}`)}</span>
            </p>
            <Shares poll={poll} nameOf={nameOf} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type SharesProps = { readonly poll: PollSummary; readonly nameOf: (classroomId: string) => string };

function Shares({ poll, nameOf }: SharesProps): JSX.Element {
  const { t } = useTranslation('polls');
  const all = rightPercent(poll.classrooms);
  if (all === null) return <p className={styles['none']}>{t('history.not-said')}</p>;
  return (
    <dl className={styles['shares']}>
      <div className={styles['share']} data-all="true">
        <dt>{t('history.all')}</dt>
        <dd>{all}%</dd>
      </div>
      {poll.classrooms.map((classroom) => (
        <div key={classroom.classroomId} className={styles['share']}>
          <dt>{nameOf(classroom.classroomId)}</dt>
          <dd>{percentOf(classroom)}</dd>
        </div>
      ))}
    </dl>
  );
}

function percentOf(classroom: PollSummary['classrooms'][number]): string {
  const percent = rightPercent([classroom]);
  return percent === null ? '—' : `${percent}%`;
}
