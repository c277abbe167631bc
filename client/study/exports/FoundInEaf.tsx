import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { EafImport } from '../../../shared/api/index.ts';
import { Notice } from '../../kit/Notice.tsx';
import styles from './exports.module.css';
import { FoundCoder } from './FoundCoder.tsx';

type Props = {
  readonly found: EafImport;
  readonly busy: boolean;
  readonly onTake: (coder: string) => void;
};

/** What an ELAN document has for a scheme, or how much of it was written. */
export function FoundInEaf({ found: { coders, otherTiers, written }, busy, onTake }: Props): JSX.Element {
  const { t } = useTranslation('exports');
  if (written !== null) return <Notice tone="good">{t('import.written', { count: written })}</Notice>;
  return (
    <>
      {coders.length === 0 ? (
        <Notice tone="attention">{t('import.none')}</Notice>
      ) : (
        <ul className={styles['rows']}>
          {coders.map((coder) => (
            <FoundCoder key={coder.coder} found={coder} busy={busy} onTake={() => onTake(coder.coder)} />
          ))}
        </ul>
      )}
      {otherTiers.length === 0 ? null : (
        <p className={styles['note']}>{t('import.others', { tiers: otherTiers.join(t('import.comma')) })}</p>
      )}
    </>
  );
}
