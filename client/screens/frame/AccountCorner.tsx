import { Link } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../api/person.ts';
import { Button } from '../../kit/Button.tsx';
import { LanguageSwitch } from '../../kit/LanguageSwitch.tsx';
import styles from './frame.module.css';
import { initialOf } from './initialOf.ts';
import { useLeave } from './useLeave.ts';

/** Who is signed in, the way to their account, and the way out: in sight, because classroom computers are shared. */
export function AccountCorner(): JSX.Element {
  const { t } = useTranslation('common');
  const { name } = usePerson();
  const { leave, leaving } = useLeave();
  return (
    <>
      <LanguageSwitch />
      <Link to="/account" className={styles['person']} aria-label={t('account-of', { name })}>
        <span className={styles['initial']} aria-hidden="true">
          {initialOf(name)}
        </span>
        <span className={styles['personName']}>{name}</span>
      </Link>
      <Button
        variant="plain"
        size="s"
        className={styles['leave']}
        icon={<LogOut aria-hidden="true" />}
        busy={leaving}
        onClick={leave}
        aria-label={t('sign-out')}
      >
        <span className={styles['wordOfSignOut']}>{t('sign-out')}</span>
      </Button>
    </>
  );
}
