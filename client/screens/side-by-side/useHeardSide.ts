import { useEffect } from 'react';
import { useObservable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';

/** Which of the two is heard; never both. */
export type HeardSide = { readonly side: 'first' | 'other'; readonly hear: (side: 'first' | 'other') => void };

/** Lets one of two lessons be heard, at first the first one. */
export function useHeardSide([first, other]: readonly [Replay, Replay]): HeardSide {
  const { muted } = useObservable(first.loudness);
  const hear = (side: 'first' | 'other'): void => {
    first.loudness.set({ ...first.loudness.read(), muted: side === 'other' });
    other.loudness.set({ ...other.loudness.read(), muted: side === 'first' });
  };
  // Before anything is played, the second one is silent.
  useEffect(() => other.loudness.set({ ...other.loudness.read(), muted: true }), [other]);
  return { side: muted ? 'other' : 'first', hear };
}
