import { type JSX, useEffect, useRef } from 'react';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import type { PlaybackClock } from '../../../playback/PlaybackClock.ts';
import { shareIn } from './shareIn.ts';
import styles from './Timeline.module.css';

/** The line at the moment that is shown. It moves with each frame, past React. */
export function Playhead({ clock, seen }: { readonly clock: PlaybackClock; readonly seen: Span }): JSX.Element {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const move = (): void => {
      if (line.current) line.current.style.transform = `translateX(${shareIn(seen, clock.read())})`;
      frame = requestAnimationFrame(move);
    };
    move();
    return () => cancelAnimationFrame(frame);
  }, [clock, seen]);
  return <div ref={line} className={styles['playhead']} aria-hidden="true" />;
}
