import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { StudyId } from '../../../shared/vocabulary/index.ts';
import { studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { ArchiveStudy } from './ArchiveStudy.tsx';
import { RubricsPart } from './RubricsPart.tsx';
import { SchemePart } from './SchemePart.tsx';
import { StudyDownload } from './StudyDownload.tsx';
import { StudyPeople } from './StudyPeople.tsx';
import styles from './studies.module.css';
import { ChangeStudy } from './work/ChangeStudy.tsx';
import { Departures } from './work/Departures.tsx';
import { Discussion } from './work/Discussion.tsx';
import { Lessons } from './work/Lessons.tsx';
import { NowLine } from './work/NowLine.tsx';
import { Questions } from './work/Questions.tsx';
import { Summary } from './work/Summary.tsx';
import { Tasks } from './work/Tasks.tsx';

/** A study in the order of its work: what is to be done now, what is looked at, codes and scores, talk, summary, its end. */
export function StudyScreen({ studyId }: { readonly studyId: string }): JSX.Element {
  const sentence = useErrorText();
  const parsed = StudyId.safeParse(studyId);
  if (!parsed.success) return <Notice tone="bad">{sentence(new AppError('study.not-found'))}</Notice>;
  return <OpenedStudy studyId={parsed.data} />;
}

function OpenedStudy({ studyId }: { readonly studyId: StudyId }): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  // Whoever comes back from coding sees what they coded.
  const { data, error } = useQuery({ ...studyQuery(studyId), refetchOnMount: 'always' });
  if (data) return <Whole study={data} />;
  return error ? <Notice tone="bad">{sentence(error)}</Notice> : <Spinner large label={t('loading')} />;
}

function Whole({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation(['studies', 'report']);
  const times = useTimes();
  const { title, question, lessonTitle, teacherName, beganAtMs, untilMs, archivedAtMs, takeId, schemes } = study;
  const leads = study.role === 'lead' && archivedAtMs === null;
  const note = [lessonTitle, teacherName, times.longMoment(beganAtMs)];
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <div>
          <Link to="/studies" className={styles['note']}>
            {t('back')}
          </Link>
          <h1 className={styles['title']}>{title}</h1>
          <p className={styles['note']}>
            {[...note, ...(untilMs === null ? [] : [t('until', { until: times.longMoment(untilMs) })])].join(' · ')}
          </p>
        </div>
        <div className={styles['acts']}>
          <Link to="/replay/$takeId" params={{ takeId }} className={buttonClass('quiet')}>
            {t('watch')}
          </Link>
          <Link to="/studies/$studyId/report" params={{ studyId: study.studyId }} className={buttonClass('quiet')}>
            {t('report:study.entry')}
          </Link>
          <StudyDownload study={study} />
          {leads ? <ChangeStudy study={study} /> : null}
        </div>
      </div>
      {archivedAtMs === null ? null : <Notice tone="info">{t('archived.hint')}</Notice>}
      <NowLine study={study} />
      <Questions question={question} />
      {schemes.map((scheme) => (
        <SchemePart key={scheme.key} study={study} scheme={scheme} />
      ))}
      <RubricsPart study={study} />
      <Tasks study={study} />
      <Discussion study={study} />
      <Summary study={study} />
      <Lessons study={study} />
      <StudyPeople study={study} />
      <Departures study={study} />
      {leads ? <ArchiveStudy study={study} /> : null}
    </div>
  );
}
