import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Keyboard, Microscope, Plus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudySummary } from '../../../shared/api/index.ts';
import { ADMINISTRATORS, type TakeId } from '../../../shared/vocabulary/index.ts';
import { usePerson } from '../../api/person.ts';
import { hasRole } from '../../api/roles.ts';
import { studiesQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { BeginStudy } from './BeginStudy.tsx';
import styles from './studies.module.css';
import { StudiesWaiting } from './work/StudiesWaiting.tsx';

type Props = {
  /** The take of which a study is to be begun at once; `null`: none. */
  readonly begin: TakeId | null;
};

/** The studies that this person is in. */
export function StudiesScreen({ begin: takeToStudy }: Props): JSX.Element {
  const { t } = useTranslation(['studies', 'common']);
  const sentence = useErrorText();
  const { roles } = usePerson();
  const [beginning, setBeginning] = useState(takeToStudy !== null);
  const { data, error } = useQuery(studiesQuery);
  const mayBegin = hasRole(roles, [...ADMINISTRATORS, 'teacher', 'researcher']);
  const begin = mayBegin ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setBeginning(true)}>
      {t('begin')}
    </Button>
  ) : null;
  return (
    <div className={styles['page']}>
      <StudiesWaiting />
      <div className={styles['head']}>
        <h1 className={styles['title']}>{t('title')}</h1>
        <div className={styles['acts']}>
          <Link to="/schemes" className={buttonClass('quiet')}>
            <Keyboard aria-hidden="true" />
            {t('schemes')}
          </Link>
          {data && data.length > 0 ? begin : null}
        </div>
      </div>
      {error === null ? null : <Notice tone="bad">{sentence(error)}</Notice>}
      {data === undefined && error === null ? <Spinner large label={t('common:loading')} /> : null}
      {data?.length === 0 ? (
        <EmptyState icon={<Microscope />} title={t('empty.title')} hint={t('empty.hint')} action={begin} />
      ) : null}
      {data && data.length > 0 ? (
        <ul className={styles['rows']}>
          {data.map((study) => (
            <Row key={study.studyId} study={study} />
          ))}
        </ul>
      ) : null}
      {beginning && mayBegin ? <BeginStudy takeId={takeToStudy} onClose={() => setBeginning(false)} /> : null}
    </div>
  );
}

function Row({ study }: { readonly study: StudySummary }): JSX.Element {
  const { t } = useTranslation('studies');
  const times = useTimes();
  const { studyId, title, lessonTitle, teacherName, beganAtMs, untilMs, archivedAtMs, role } = study;
  const note = [lessonTitle, teacherName, times.longMoment(beganAtMs)].join(' · ');
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <Link to="/studies/$studyId" params={{ studyId }} className={styles['name']}>
          {title}
        </Link>
        <span className={styles['note']}>{note}</span>
      </div>
      <span className={styles['note']}>
        {[
          t(`role.${role}`),
          ...(archivedAtMs === null
            ? untilMs === null
              ? []
              : [t('until', { until: times.longMoment(untilMs) })]
            : [t('archived')]),
        ].join(' · ')}
      </span>
    </li>
  );
}
