import { TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { runningDrill } from '../../../shared/lesson/drill.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import styles from './DrillMark.module.css';

/** That what goes wrong just now is a rehearsal: on the displays, for as long as a drill goes on. */
export function DrillMark({ state }: { readonly state: LessonState }): JSX.Element | null {
  const { t } = useTranslation('drill');
  if (!runningDrill(state)) return null;
  return (
    <p className={styles['mark']} role="status" data-drill>
      <TriangleAlert aria-hidden="true" />
      {t('said.display')}
    </p>
  );
}
