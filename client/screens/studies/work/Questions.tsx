import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './work.module.css';

/** What is to be looked at: each line a question. */
export function Questions({ question }: { readonly question: string }): JSX.Element | null {
  const { t } = useTranslation('studies');
  const lines = question.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('question')}>
      <h2 className={styles['part']}>{t('question')}</h2>
      {lines.length === 1 ? (
        <p className={styles['text']}>{lines[0]}</p>
      ) : (
        <ol className={styles['questions']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
