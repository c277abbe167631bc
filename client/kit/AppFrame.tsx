import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './AppFrame.module.css';
import { Mark } from './Mark.tsx';

type Props = {
  /** Links to the parts that this person has; give each the class `frameLink` for its looks. Leave out for none. */
  readonly nav?: ReactNode;
  /** Right-hand side: who is signed in and what they can do about it. */
  readonly account: ReactNode;
  /** The district's or school's name beside the product's. */
  readonly place?: string | undefined;
  /** `wide` for tables, `reading` (960 px) for lists and forms. */
  readonly width: 'wide' | 'reading';
  readonly children: ReactNode;
};

/** The looks of a link in the frame's navigation. The chosen one carries `data-status="active"`. */
export const frameLink = styles['link'] ?? '';

/** The frame around everything but live lessons: product, navigation, who. */
export function AppFrame({ nav, account, place, width, children }: Props): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#main">
        {t('skip-to-content')}
      </a>
      <header className={styles['bar']}>
        <Link to="/" className={styles['home']}>
          <Mark />
          <span className={styles['name']}>{t('product')}</span>
          {place === undefined ? null : <span className={styles['place']}>{place}</span>}
        </Link>
        {nav === undefined ? null : (
          <nav className={styles['nav']} aria-label={t('navigation')}>
            {nav}
          </nav>
        )}
        <div className={styles['account']}>{account}</div>
      </header>
      <main id="main" tabIndex={-1} className={styles[width]}>
        {children}
      </main>
    </div>
  );
}
