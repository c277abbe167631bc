import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { takesQuery } from '../../api/takes.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { StudyEntry } from '../studies/StudyEntry.tsx';
import styles from './observer.module.css';

type Props = { readonly lesson: Pick<Lesson, 'lessonId' | 'title'> };

/** The way to what was recorded of a lesson that is over, and to a study of it; else to the library. */
export function ToRecording({ lesson: { lessonId, title } }: Props): JSX.Element {
  const { t } = useTranslation('observing');
  const { data } = useQuery(takesQuery({ text: title }));
  const take = data?.takes.find((each) => each.lessonId === lessonId);
  if (!take)
    return (
      <Link to="/library" className={buttonClass('primary')}>
        {t('ended.library')}
      </Link>
    );
  return (
    <p className={styles['ways']}>
      <Link to="/replay/$takeId" params={{ takeId: take.takeId }} className={buttonClass('primary')}>
        {t('ended.recording')}
      </Link>
      <StudyEntry take={take} className={buttonClass('quiet')} />
    </p>
  );
}
