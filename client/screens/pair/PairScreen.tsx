import { useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { codeDigits, isWholeCode } from '../../pairing/code.ts';
import { PairDisplay } from '../../pairing/PairDisplay.tsx';
import styles from './PairScreen.module.css';

/** Pairs a display; its QR leads here, so this screen is made for a phone first. */
export function PairScreen(): JSX.Element {
  const { t } = useTranslation('pairing');
  const navigate = useNavigate();
  const { code } = useSearch({ from: '/person/frame/pair' });
  const scanned = codeDigits(code ?? '');
  return (
    <div className={styles['page']}>
      <h1 className={styles['title']}>{t('title')}</h1>
      <PairDisplay
        key={scanned}
        code={isWholeCode(scanned) ? scanned : undefined}
        onDone={() => void navigate({ to: '/' })}
      />
    </div>
  );
}
