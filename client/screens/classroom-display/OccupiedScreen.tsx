import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './display.module.css';
import { Frame } from './Frame.tsx';

type Props = { readonly personName: string; readonly onTake: () => void };

/** A person uses this browser: nobody is signed out without a press. */
export function OccupiedScreen({ personName, onTake }: Props): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <Frame state="refused">
      <div className={styles['middle']}>
        <h1 className={styles['title']}>{t('occupied.title', { name: personName })}</h1>
        <p className={styles['quiet']}>{t('occupied.hint')}</p>
        <button type="button" className={styles['press']} onClick={onTake}>
          {t('occupied.take')}
        </button>
      </div>
    </Frame>
  );
}
