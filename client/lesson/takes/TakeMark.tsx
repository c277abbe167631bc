import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { runningTake } from '../../../shared/lesson/takes.ts';
import styles from './TakeMark.module.css';

/** That this lesson is being recorded: on every screen of the classroom, for as long as it is. */
export function TakeMark({ state }: { readonly state: LessonState }): JSX.Element | null {
  const { t } = useTranslation('display');
  const take = runningTake(state);
  if (!take) return null;
  return (
    <p className={styles['mark']} role="status" data-recording>
      <span className={styles['dot']} aria-hidden="true" />
      {t('recording')}
    </p>
  );
}
