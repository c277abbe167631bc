import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../kit/Spinner.tsx';
import styles from './frame.module.css';

/** Stands where a screen is still on its way. */
export function AppPending(): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <div className={styles['middle']}>
      <Spinner large label={t('loading')} />
    </div>
  );
}
