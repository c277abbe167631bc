import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './display.module.css';
import { Frame } from './Frame.tsx';

/** Plain http to an address of the school's network: the browser gives neither camera nor keys. Says what to do. */
export function UnsupportedScreen(): JSX.Element {
  const { t } = useTranslation('display');
  const { origin, host, pathname } = window.location;
  return (
    <Frame state="refused">
      <div className={styles['middle']}>
        <h1 className={styles['title']}>{t('unsupported.title')}</h1>
        <p className={styles['address']}>{t('unsupported.hint', { secure: `https://${host}${pathname}` })}</p>
        <p className={styles['quiet']}>{t('unsupported.why', { origin })}</p>
        <p className={styles['quiet']}>{t('unsupported.who')}</p>
      </div>
    </Frame>
  );
}
