import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './display.module.css';
import { Frame } from './Frame.tsx';

/** Another screen of this classroom is in the lesson; one press brings the lesson here. */
export function DisplacedScreen({ onTake }: { readonly onTake: () => void }): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <Frame state="displaced">
      <div className={styles['middle']}>
        <h1 className={styles['title']}>{t('displaced.title')}</h1>
        <p className={styles['quiet']}>{t('displaced.hint')}</p>
        {/* The one thing that can be done here: a remote control has no pointer to go to it with. */}
        <button type="button" className={styles['press']} ref={focusFirst} onClick={onTake}>
          {t('displaced.take')}
        </button>
      </div>
    </Frame>
  );
}

const focusFirst = (button: HTMLButtonElement | null): void => button?.focus();
