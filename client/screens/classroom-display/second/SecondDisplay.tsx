import { type JSX, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../kit/Mark.tsx';
import { Frame } from '../Frame.tsx';
import { useFarPage } from '../manners/useFarPage.ts';
import { useFullscreenOnPress } from '../manners/useFullscreenOnPress.ts';
import { usePageTitle } from '../manners/usePageTitle.ts';
import { fill, fillByPassedPress } from './fillByPress.ts';
import { coversScreen } from './otherScreen.ts';
import styles from './second.module.css';
import { useDisplayWindow } from './useDisplayWindow.ts';

/**
 * The window on a classroom's second screen: a place for the picture that the display on the first screen draws into
 * it, and quiet words while there is none. It has no seat, no line and no sound.
 */
export function SecondDisplay(): JSX.Element {
  const { t } = useTranslation('display');
  const place = useRef<HTMLDivElement>(null);
  useFarPage();
  usePageTitle(t('second.title'));
  useFullscreenOnPress();
  useDisplayWindow(place);
  useEffect(() => {
    // Only where a school has allowed it; else by a press, here or on the first screen.
    fill(window);
    return fillByPassedPress(window);
  }, []);
  return (
    <Frame state="second" bare>
      {/* The display's alone: nothing else may be drawn into it. */}
      <div ref={place} className={styles['place']} />
      <div className={styles['rest']}>
        <Mark />
        <p>{t('second.rest')}</p>
      </div>
      <FillHint />
    </Frame>
  );
}

/** How the window comes to cover the second screen, for as long as it does not. */
function FillHint(): JSX.Element | null {
  const { t } = useTranslation('display');
  const covers = useSyncExternalStore(watchSize, () => coversScreen(window));
  return covers ? null : <p className={styles['hint']}>{t('second.fill')}</p>;
}

function watchSize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
