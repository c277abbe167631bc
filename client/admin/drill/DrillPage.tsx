import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ClipboardList } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { LessonId } from '../../../shared/vocabulary/index.ts';
import { drillsQuery } from '../../api/drills.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { DrillPlan } from './DrillPlan.tsx';
import { DrillProgress } from './DrillProgress.tsx';
import { DrillReportView } from './DrillReportView.tsx';
import styles from './drill.module.css';

/** Drills in one lesson: choose and begin, watch, and read what every classroom went through. */
export function DrillPage(): JSX.Element {
  const { lessonId } = useParams({ from: '/person/frame/admin/drill/$lessonId' });
  const { t } = useTranslation('errors');
  const parsed = LessonId.safeParse(lessonId);
  return parsed.success ? (
    <DrillsOf key={lessonId} lessonId={parsed.data} />
  ) : (
    <Notice tone="bad">{t('lesson.not-found')}</Notice>
  );
}

function DrillsOf({ lessonId }: { readonly lessonId: LessonId }): JSX.Element {
  const { t } = useTranslation('drill');
  const sentence = useErrorText();
  const { data, error } = useQuery(drillsQuery(lessonId));
  if (!data) return error ? <Notice tone="bad">{sentence(error)}</Notice> : <Spinner />;
  const running = data.drills.find(({ endedAtMs }) => endedAtMs === null);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div>
          <h1 className={styles['title']}>{t('open', { title: data.title })}</h1>
          <p className={styles['hint']}>{t('lesson-of', { teacher: data.teacherName, school: data.schoolName })}</p>
        </div>
        <Link to="/admin/drill" className={buttonClass('quiet')}>
          {t('to-lessons')}
        </Link>
      </header>
      {running ? <DrillProgress lessonId={lessonId} drill={running} /> : null}
      {!running && data.ready === 'ready' ? <DrillPlan lessonId={lessonId} about={data} /> : null}
      {!running && data.ready !== 'ready' ? <Notice tone="info">{t(`not.${data.ready}`)}</Notice> : null}
      {data.drills.length === 0 ? (
        <EmptyState icon={<ClipboardList />} title={t('report.none')} hint={t('report.none.hint')} />
      ) : (
        data.drills.map((drill) => <DrillReportView key={drill.drillId} drill={drill} about={data} />)
      )}
    </div>
  );
}
