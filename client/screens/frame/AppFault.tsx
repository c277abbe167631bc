import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { CircleAlert, Lock, WifiOff } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/errors/index.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import styles from './frame.module.css';
import { pageFault } from './pageFault.ts';

const ICONS = { forbidden: <Lock />, offline: <WifiOff />, fault: <CircleAlert /> } as const;

/** Stands where a screen failed: says what is known and leads out. */
export function AppFault({ error, reset }: ErrorComponentProps): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  const router = useRouter();
  const fault = pageFault(error);
  const forbidden = fault === 'forbidden';
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={styles['middle']}>
      <EmptyState
        page
        icon={ICONS[fault]}
        title={t(`page.${fault}.title`)}
        hint={fault === 'fault' && error instanceof AppError ? sentence(error) : t(`page.${fault}.hint`)}
        action={
          <div className={styles['actions']}>
            <Link to="/" className={buttonClass(forbidden ? 'primary' : 'quiet')}>
              {t('go-home')}
            </Link>
            {forbidden ? null : (
              <Button variant="primary" onClick={again}>
                {t('retry')}
              </Button>
            )}
          </div>
        }
      />
    </div>
  );
}
