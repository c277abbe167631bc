import { CircleCheck, RefreshCw } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './marks.module.css';

/** Whether the server is there, by shape and word. */
export function LineMark({ good }: { readonly good: boolean }): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <p className={styles['mark']} data-tone={good ? 'quiet' : 'attention'} role="status">
      {good ? <CircleCheck aria-hidden="true" /> : <RefreshCw aria-hidden="true" />}
      <span>{t(good ? 'line.good' : 'line.away')}</span>
    </p>
  );
}
