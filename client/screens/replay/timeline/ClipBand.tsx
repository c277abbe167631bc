import type { JSX } from 'react';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { useObservable } from '../../../kit/Observable.ts';
import type { Sharing } from '../share/Sharing.ts';
import { shareIn } from './shareIn.ts';
import styles from './Timeline.module.css';

/** The clip that is being chosen, where it is in the take. */
export function ClipBand({ sharing, seen }: { readonly sharing: Sharing; readonly seen: Span }): JSX.Element | null {
  const clip = useObservable(sharing.clip);
  if (!clip) return null;
  const fromMs = Math.max(clip.fromMs, seen.fromMs);
  const toMs = Math.min(clip.toMs, seen.toMs);
  if (toMs <= fromMs) return null;
  const width = shareIn({ fromMs: 0, toMs: seen.toMs - seen.fromMs }, toMs - fromMs);
  return <div className={styles['clip']} style={{ left: shareIn(seen, fromMs), width }} data-clip aria-hidden="true" />;
}
