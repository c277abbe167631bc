import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { ticksIn } from '../../../../shared/timeline/zoom.ts';
import { runningClock } from '../../../i18n/times.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { useMoment } from '../../../playback/useMoment.ts';
import { shareIn } from './shareIn.ts';
import styles from './Timeline.module.css';

/** A mark needs so much room for its words, in CSS pixels. */
const TICK_PX = 84;
/** Its words themselves; nearer to the end than this it has none. */
const WORDS_PX = 44;

type Props = { readonly replay: Replay; readonly seen: Span; readonly widthPx: number };

/** The take's clock as a ruler; it says the moment to whoever does not see it, and takes the focus for the arrow keys. */
export function Ruler({ replay: { playback, lengthMs }, seen, widthPx }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const atMs = useMoment(playback.clock, 1_000);
  return (
    <div
      className={styles['ruler']}
      role="slider"
      tabIndex={0}
      aria-label={t('timeline')}
      aria-valuemin={0}
      aria-valuemax={Math.floor(lengthMs / 1_000)}
      aria-valuenow={Math.floor(atMs / 1_000)}
      aria-valuetext={t('timeline.at', { at: runningClock(atMs), length: runningClock(lengthMs) })}
    >
      {ticksIn(seen, Math.max(1, Math.floor(widthPx / TICK_PX))).map((tickMs) => (
        <span key={tickMs} className={styles['tick']} style={{ left: shareIn(seen, tickMs) }}>
          {hasRoom(tickMs, { seen, widthPx }) ? runningClock(tickMs) : null}
        </span>
      ))}
    </div>
  );
}

const hasRoom = (tickMs: number, { seen, widthPx }: Pick<Props, 'seen' | 'widthPx'>): boolean =>
  ((seen.toMs - tickMs) / (seen.toMs - seen.fromMs)) * widthPx >= WORDS_PX;
