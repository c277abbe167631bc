import { Star } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './StarCount.module.css';

type Props = { readonly session: LessonSession; readonly classroomId: string };

/** How many stars a classroom has; nothing while it has none. */
export function StarCount({ session, classroomId }: Props): JSX.Element | null {
  const { t } = useTranslation('tools');
  const count = useLesson(session.store, ({ stars }) => stars[classroomId] ?? 0);
  if (count === 0) return null;
  return (
    <span className={styles['stars']} role="img" aria-label={t('stars', { count })}>
      <Star aria-hidden="true" />
      {count}
    </span>
  );
}
