import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck, CalendarDays, MonitorUp } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { todayQuery } from '../../api/today.ts';
import { useNow } from '../../api/useNow.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { StudiesWaiting } from '../studies/work/StudiesWaiting.tsx';
import { dayPlan } from './dayPlan.ts';
import { LessonCard } from './LessonCard.tsx';
import { LessonRow } from './LessonRow.tsx';
import styles from './TodayScreen.module.css';

/** A teacher's day: the lesson that counts now, large; the others below. */
export function TodayScreen(): JSX.Element {
  const { t } = useTranslation(['today', 'common']);
  const sentence = useErrorText();
  const times = useTimes();
  const { data, error, isPending, refetch } = useQuery(todayQuery);
  const nowMs = useNow() + (data?.aheadMs ?? 0);
  const again = (
    <Button size="s" onClick={() => void refetch()}>
      {t('common:retry')}
    </Button>
  );
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div>
          <p className={styles['date']}>{times.day(nowMs)}</p>
          <h1 className={styles['title']}>{t('title')}</h1>
        </div>
        <Link to="/pair" className={buttonClass('quiet')}>
          <MonitorUp aria-hidden="true" />
          {t('pair')}
        </Link>
      </header>
      <StudiesWaiting />
      {error === null ? null : (
        <Notice tone="bad" action={again}>
          {sentence(error)}
        </Notice>
      )}
      {isPending ? (
        <div className={styles['waiting']}>
          <Spinner large label={t('common:loading')} />
        </div>
      ) : null}
      {data === undefined ? null : <Day plan={dayPlan(data.lessons, nowMs)} nowMs={nowMs} />}
    </div>
  );
}

function Day({ plan, nowMs }: { readonly plan: ReturnType<typeof dayPlan>; readonly nowMs: number }): JSX.Element {
  const { t } = useTranslation('today');
  const { live, next, later, ended } = plan;
  const prominent = next === undefined ? live : [next];
  if (prominent.length === 0 && later.length === 0) {
    return ended.length === 0 ? (
      <EmptyState icon={<CalendarDays />} title={t('empty.title')} hint={t('empty.hint')} />
    ) : (
      <>
        <EmptyState icon={<CalendarCheck />} title={t('done.title')} />
        <Rows title={t('ended')} lessons={ended} nowMs={nowMs} />
      </>
    );
  }
  return (
    <>
      {prominent.map((lesson) => (
        <LessonCard key={lesson.lessonId} lesson={lesson} nowMs={nowMs} />
      ))}
      <Rows title={t('later')} lessons={later} nowMs={nowMs} />
      <Rows title={t('ended')} lessons={ended} nowMs={nowMs} />
    </>
  );
}

type RowsProps = {
  readonly title: string;
  readonly lessons: ReturnType<typeof dayPlan>['later'];
  readonly nowMs: number;
};

function Rows({ title, lessons, nowMs }: RowsProps): JSX.Element | null {
  if (lessons.length === 0) return null;
  return (
    <section className={styles['group']}>
      <h2 className={styles['groupTitle']}>{title}</h2>
      <ul className={styles['rows']}>
        {lessons.map((lesson) => (
          <LessonRow key={lesson.lessonId} lesson={lesson} nowMs={nowMs} />
        ))}
      </ul>
    </section>
  );
}
