import type { JSX, ReactNode } from 'react';
import styles from './display.module.css';
import { useHiddenCursor } from './manners/useHiddenCursor.ts';

/** Where a display stands, for whoever looks from outside. */
export type DisplayState =
  | 'unpaired'
  | 'starting'
  | 'waiting'
  | 'lobby'
  | 'live'
  | 'second'
  | 'away'
  | 'displaced'
  | 'ended'
  | 'refused';

type Props = {
  readonly state: DisplayState;
  /** Up to the very edges. */
  readonly bare?: boolean;
  readonly children: ReactNode;
};

/** The whole screen of a display: dark, to the edges, without a cursor when nobody moves it. */
export function Frame({ state, bare = false, children }: Props): JSX.Element {
  const cursorHidden = useHiddenCursor();
  return (
    <main
      className={styles['frame']}
      data-theme="dark"
      data-state={state}
      data-bare={bare}
      data-cursor={cursorHidden ? 'hidden' : 'shown'}
    >
      {children}
    </main>
  );
}
