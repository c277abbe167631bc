import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './display.module.css';
import { Frame } from './Frame.tsx';

/** Before anything is known: the server is asked, and asked again when it is not there. */
export function BootingScreen({ unreachable }: { readonly unreachable: boolean }): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <Frame state={unreachable ? 'away' : 'starting'}>
      <div className={styles['middle']} role="status">
        {unreachable ? (
          <>
            <h1 className={styles['title']}>{t('unreachable')}</h1>
            <p className={styles['quiet']}>{t('unreachable.hint')}</p>
          </>
        ) : (
          <p className={styles['quiet']}>{t('connecting')}</p>
        )}
      </div>
    </Frame>
  );
}
