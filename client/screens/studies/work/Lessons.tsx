import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Columns2, Plus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PARALLEL_LESSONS, type ParallelLesson, type Study } from '../../../../shared/api/index.ts';
import { parallelsQuery, useAddLesson } from '../../../api/parallels.ts';
import { takesQuery } from '../../../api/takes.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import { Select } from '../../../kit/Select.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import styles from './work.module.css';

/** The lessons that are compared in a study, and the way to see them side by side. */
export function Lessons({ study }: { readonly study: Study }): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const { data: lessons } = useQuery(parallelsQuery(study.studyId));
  const [adding, setAdding] = useState(false);
  if (!lessons) return null;
  const mayAdd = study.role === 'lead' && study.archivedAtMs === null && lessons.length < MAX_PARALLEL_LESSONS;
  if (lessons.length < 2 && !mayAdd) return null;
  return (
    <section aria-label={t('lessons')}>
      <div className={styles['head']}>
        <h2 className={styles['part']}>{t('lessons')}</h2>
        {mayAdd && !adding ? (
          <Button size="s" icon={<Plus />} onClick={() => setAdding(true)}>
            {t('lesson.add')}
          </Button>
        ) : null}
      </div>
      {adding ? <AddLesson study={study} lessons={lessons} onClose={() => setAdding(false)} /> : null}
      {lessons.length < 2 ? (
        <p className={styles['note']}>{t('lessons.hint')}</p>
      ) : (
        <ul className={styles['lessons']}>
          {lessons.map((lesson) => (
            <Lesson key={lesson.studyId} study={study} lesson={lesson} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Lesson({ study, lesson }: { readonly study: Study; readonly lesson: ParallelLesson }): JSX.Element {
  const { t } = useTranslation('study-work');
  const times = useTimes();
  const { studyId, lessonTitle, teacherName, beganAtMs } = lesson;
  const isHere = studyId === study.studyId;
  return (
    <li data-here={isHere}>
      <span>
        {lessonTitle} <span className={styles['note']}>{[teacherName, times.longMoment(beganAtMs)].join(' · ')}</span>
      </span>
      {isHere ? (
        <span className={styles['note']}>{t('lesson.here')}</span>
      ) : (
        <span className={styles['acts']}>
          <Link to="/studies/$studyId" params={{ studyId }} className={buttonClass('quiet', 's')}>
            {t('lesson.open')}
          </Link>
          <Link
            to="/studies/$studyId/beside/$otherId"
            params={{ studyId: study.studyId, otherId: studyId }}
            className={buttonClass('quiet', 's')}
          >
            <Columns2 aria-hidden="true" />
            {t('lesson.beside')}
          </Link>
        </span>
      )}
    </li>
  );
}

type AddProps = {
  readonly study: Study;
  readonly lessons: readonly ParallelLesson[];
  readonly onClose: () => void;
};

function AddLesson({ study, lessons, onClose }: AddProps): JSX.Element {
  const { t } = useTranslation(['study-work', 'common']);
  const times = useTimes();
  const { data } = useQuery(takesQuery({}));
  const add = useAddLesson(study.studyId);
  const takes = (data?.takes ?? []).filter(
    ({ takeId, endedAtMs }) => endedAtMs !== null && !lessons.some((lesson) => lesson.takeId === takeId),
  );
  return (
    <div className={styles['add-lesson']}>
      <Select
        label={t('lesson.which')}
        hint={t('lesson.which.hint')}
        placeholder={t(takes.length === 0 ? 'lesson.no-take' : 'lesson.choose')}
        disabled={add.isPending}
        options={takes.map((take) => ({
          value: take.takeId,
          label: take.title,
          note: [take.teacherName, times.longMoment(take.beganAtMs)].join(' · '),
        }))}
        value={null}
        onChange={(takeId) => add.mutate(takeId, { onSuccess: onClose, onError: tellRefusal })}
      />
      <Button size="s" onClick={onClose}>
        {t('common:cancel')}
      </Button>
    </div>
  );
}
