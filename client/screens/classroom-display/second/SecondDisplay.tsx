import { type JSX, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../kit/Mark.tsx';
import { useReached } from '../../../kit/useReached.ts';
import { Frame } from '../Frame.tsx';
import { useFarPage } from '../manners/useFarPage.ts';
import { usePageTitle } from '../manners/usePageTitle.ts';
import { coversScreen } from './otherScreen.ts';
import styles from './second.module.css';
import { openerOf, useDisplayWindow } from './useDisplayWindow.ts';
import { useFilledScreen } from './useFilledScreen.ts';

/** After so long a window that is smaller than its screen is meant to be, and nothing more lies over the lesson, in ms. */
const HINT_MS = 60_000;

/**
 * The window on a classroom's second screen: a place for the picture that the display on the first screen draws into
 * it, and quiet words while there is none. It has no seat, no line and no sound.
 */
export function SecondDisplay(): JSX.Element {
  const { t } = useTranslation('display');
  const place = useRef<HTMLDivElement>(null);
  useFarPage();
  usePageTitle(t('second.title'));
  useDisplayWindow(place);
  useFilledScreen(openerOf(window));
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

/** How the window comes to cover the second screen, while it does not. */
function FillHint(): JSX.Element | null {
  const { t } = useTranslation('display');
  const covers = useSyncExternalStore(watchSize, () => document.fullscreenElement !== null || coversScreen(window));
  const [openedAtMs] = useState(Date.now);
  const isOld = useReached(openedAtMs + HINT_MS);
  return covers || isOld ? null : <p className={styles['hint']}>{t('second.fill')}</p>;
}

function watchSize(changed: () => void): () => void {
  const end = new AbortController();
  window.addEventListener('resize', changed, { signal: end.signal });
  document.addEventListener('fullscreenchange', changed, { signal: end.signal });
  return () => end.abort();
}
