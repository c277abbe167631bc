import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { EafImport } from '../../../shared/api/index.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './exports.module.css';

type Props = {
  readonly found: EafImport['coders'][number];
  readonly busy: boolean;
  readonly onTake: () => void;
};

/** What one person coded in an ELAN document, and all that does not fit. */
export function FoundCoder({ found, busy, onTake }: Props): JSX.Element {
  const { t } = useTranslation('exports');
  const { coder, coded, differing, misfits, misfitCount } = found;
  const notes = [
    t('import.coded', { count: coded }),
    ...(differing > 0 ? [t('import.differing', { count: differing })] : []),
    ...(misfitCount > 0 ? [t('import.misfits', { count: misfitCount })] : []),
  ];
  return (
    <li>
      <div className={styles['row']}>
        <div className={styles['about']}>
          <p className={styles['name']}>{coder === '' ? t('import.nameless') : coder}</p>
          <p className={styles['note']}>{notes.join(' · ')}</p>
        </div>
        <Button variant="primary" busy={busy} disabled={coded === 0} onClick={onTake}>
          {t('import.take')}
        </Button>
      </div>
      {misfits.length === 0 ? null : (
        // Scrolled by keyboard too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached.
        <ul className={styles['misfits']} tabIndex={0} aria-label={t('import.misfits', { count: misfitCount })}>
          {misfits.map(({ tierId, fromMs, toMs, value, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once, and two may be the same.
            <li key={`${index} ${tierId}`}>
              {`${runningClock(fromMs)}–${runningClock(toMs)} ${value}${t('import.colon')}${t(`import.why.${why}`)}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
