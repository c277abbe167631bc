import type { JSX } from 'react';
import styles from './LevelMeter.module.css';

/** How many bars the meter has. */
const BARS = 10;
const SMALL_BARS = 5;
/** From this share on it is too loud. */
const LOUD_RATIO = 0.9;

type Props = {
  /** Loudness as a share of the meter, 0–1. Work it out from dBov elsewhere; what is outside the range is cut. */
  readonly levelRatio: number;
  /** Whose sound it is, e.g. 麦克风. */
  readonly label: string;
  /** Fewer bars, for a small tile. */
  readonly small?: boolean;
};

/** How loud a microphone is, as bars that fill from the left. */
export function LevelMeter({ levelRatio, label, small = false }: Props): JSX.Element {
  const level = Math.min(1, Math.max(0, levelRatio));
  const bars = small ? SMALL_BARS : BARS;
  const lit = Math.round(level * bars);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be drawn as bars in all browsers
    <span
      className={styles['meter']}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
    >
      {Array.from({ length: bars }, (_, bar) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move, their place is their identity
        <span key={bar} data-lit={bar < lit} data-loud={bar >= bars * LOUD_RATIO} />
      ))}
    </span>
  );
}
