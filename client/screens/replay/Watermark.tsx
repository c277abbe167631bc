import type { JSX } from 'react';
import type { Replay } from '../../playback/Replay.ts';
import { useMoment } from '../../playback/useMoment.ts';
import styles from './Watermark.module.css';

/** It moves to another place this often, in ms of the take: whoever cuts it out of one corner has it in the next. */
const MOVES_EVERY_MS = 12_000;

/** A long name goes on in a second line before it reaches the edge of the stage, in per cent. */
const EDGE = 98;

/** Places, in per cent of the stage, one after another. */
const PLACES = [
  [8, 12],
  [62, 70],
  [30, 40],
  [70, 18],
  [12, 76],
  [46, 8],
  [58, 48],
] as const;

/** The viewer's name over what is played, where the district wants it. It moves with the take's time, not with the clock on the wall. */
export function Watermark({ replay }: { readonly replay: Replay }): JSX.Element | null {
  const step = useMoment(replay.playback.clock, MOVES_EVERY_MS) / MOVES_EVERY_MS;
  const [left, top] = PLACES[step % PLACES.length] ?? PLACES[0];
  if (replay.watermark === null) return null;
  return (
    <p
      className={styles['mark']}
      style={{ left: `${left}%`, top: `${top}%`, maxWidth: `${EDGE - left}%` }}
      data-watermark
      aria-hidden="true"
    >
      {replay.watermark}
    </p>
  );
}
