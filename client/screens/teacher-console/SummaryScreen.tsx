import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight, Clapperboard } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { todayQuery } from '../../api/today.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { lessonSummary } from '../../lesson/course/lessonSummary.ts';
import { SummaryTable } from '../../lesson/course/SummaryTable.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { PollHistory } from '../../lesson/polls/PollHistory.tsx';
import { dayPlan } from '../today/dayPlan.ts';
import styles from './SummaryScreen.module.css';

/** After the lesson: what was done, and what comes next. */
export function SummaryScreen({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const times = useTimes();
  const lesson = useLesson(session.store, (state) => state);
  const { lengthMs, turns, classrooms } = lessonSummary(lesson);
  const came = classrooms.filter((classroom) => classroom.came).length;
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <header>
          <p className={styles['over']}>{t('summary.over')}</p>
          <h1 className={styles['title']}>{lesson.plan?.title}</h1>
        </header>
        <dl className={styles['figures']}>
          <div>
            <dt>{t('summary.length')}</dt>
            <dd>{times.length(lengthMs)}</dd>
          </div>
          <div>
            <dt>{t('summary.came')}</dt>
            <dd>
              {came} / {classrooms.length}
            </dd>
          </div>
          <div>
            <dt>{t('summary.turns')}</dt>
            <dd>{turns}</dd>
          </div>
        </dl>
        {classrooms.length > 0 ? <SummaryTable classrooms={classrooms} /> : null}
        <PollHistory session={session} />
        <footer className={styles['next']}>
          <NextLesson />
          <ToTake lesson={lesson} />
          <Link to="/today" className={buttonClass('primary', 'l')}>
            {t('to-today')}
            <ArrowRight aria-hidden="true" />
          </Link>
        </footer>
      </div>
    </main>
  );
}

/** The way to what was recorded, if anything was. */
function ToTake({ lesson: { takes } }: { readonly lesson: Pick<LessonState, 'takes'> }): JSX.Element | null {
  const { t } = useTranslation('console');
  const take = takes.at(-1);
  return take ? (
    <Link to="/replay/$takeId" params={{ takeId: take.takeId }} className={buttonClass('quiet', 'l')}>
      <Clapperboard aria-hidden="true" />
      {t('summary.take')}
    </Link>
  ) : null;
}

function NextLesson(): JSX.Element {
  const { t } = useTranslation('console');
  const times = useTimes();
  const { data } = useQuery(todayQuery);
  const { next } = dayPlan(data?.lessons ?? [], Date.now() + (data?.aheadMs ?? 0));
  const words = next
    ? t('summary.next', { clock: times.clock(next.startsAtMs), title: next.title })
    : t('summary.no-next');
  return <p className={styles['nextWords']}>{data ? words : ''}</p>;
}
