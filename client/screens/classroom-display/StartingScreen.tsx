import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './display.module.css';
import { Frame } from './Frame.tsx';
import type { DisplayWho } from './life/displayView.ts';

/** Keys that mean something else, or nothing by themselves. */
const NO_START: readonly string[] = ['l', 'L', 'Tab', 'Shift', 'Control', 'Alt', 'Meta'];

type Props = { readonly who: DisplayWho; readonly onStart: () => void };

/** Just paired. Browsers give sound and camera only after a press: this is the one. */
export function StartingScreen({ who, onStart }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const start = (event: KeyboardEvent | PointerEvent): void => {
      if ('key' in event && NO_START.includes(event.key)) return;
      end.abort();
      setPressed(true);
      onStart();
    };
    window.addEventListener('keyup', start, { signal: end.signal });
    window.addEventListener('pointerup', start, { signal: end.signal });
    return () => end.abort();
  }, [onStart]);
  return (
    <Frame state="starting">
      <div className={styles['middle']}>
        <p className={styles['quiet']}>{t('start.title')}</p>
        <h1 className={styles['title']}>
          {who.schoolName} {who.classroomName}
        </h1>
        <button type="button" className={styles['press']} aria-busy={pressed}>
          {t(pressed ? 'start.busy' : 'start.press')}
        </button>
        <p className={styles['quiet']}>{t(pressed ? 'start.allow' : 'start.once')}</p>
      </div>
    </Frame>
  );
}
