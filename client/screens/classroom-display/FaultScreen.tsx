import { type JSX, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './display.module.css';
import { Frame } from './Frame.tsx';
import { after } from './life/waits.ts';

/** Long enough to be read, and so that a page that breaks at once does not flicker, in ms. */
const RELOAD_AFTER_MS = 8_000;

/** Says that it will be right again soon, and sees to it. */
export function FaultScreen(): JSX.Element {
  const { t } = useTranslation('display');
  useEffect(() => after(RELOAD_AFTER_MS, () => window.location.reload()), []);
  return (
    <Frame state="away">
      <div className={styles['middle']} role="status">
        <h1 className={styles['title']}>{t('fault.title')}</h1>
        <p className={styles['quiet']}>{t('fault.hint')}</p>
      </div>
    </Frame>
  );
}
