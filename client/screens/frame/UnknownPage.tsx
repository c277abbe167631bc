import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import styles from './frame.module.css';

/** An address that leads nowhere. */
export function UnknownPage(): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <main className={styles['middle']}>
      <EmptyState
        page
        icon={<Compass />}
        title={t('page.unknown.title')}
        hint={t('page.unknown.hint')}
        action={
          <Link to="/" className={buttonClass('primary')}>
            {t('go-home')}
          </Link>
        }
      />
    </main>
  );
}
