import { TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../LessonSession.ts';
import styles from './signals.module.css';
import { useSignals } from './useSignals.ts';

type Props = { readonly session: LessonSession; readonly classroomId: string };

/** What a classroom signals, on its tile. */
export function TileSignals({ session, classroomId }: Props): JSX.Element | null {
  const { t } = useTranslation(['console', 'common']);
  const own = useSignals(session).shown.filter((signal) => signal.classroomId === classroomId);
  if (own.length === 0) return null;
  return (
    <p className={styles['tile']}>
      <TriangleAlert aria-hidden="true" />
      {own.map(({ kind }) => t(`signal.${kind}`)).join(t('common:list-glue'))}
    </p>
  );
}
