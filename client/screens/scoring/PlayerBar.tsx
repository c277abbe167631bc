import { Pause, Play } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { moves } from '../../playback/moves.ts';
import { RATES } from '../../playback/PlaybackClock.ts';
import type { Replay } from '../../playback/Replay.ts';
import { useMoment } from '../../playback/useMoment.ts';
import styles from './scoring.module.css';

/** Plays and pauses, says where it is and how fast, and goes anywhere. */
export function PlayerBar({ replay }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('scores');
  const { clock } = replay.playback;
  const { playing, rate } = useObservable(clock.mode);
  const moment = useMoment(clock, 1_000);
  return (
    <div className={styles['bar']}>
      <Button icon={playing ? <Pause /> : <Play />} onClick={() => moves.toggle(replay)}>
        {t(playing ? 'pause' : 'play')}
      </Button>
      <span className={styles['clock']}>
        <span data-clock>{runningClock(moment)}</span> / {runningClock(replay.lengthMs)}
      </span>
      <input
        className={styles['seek']}
        type="range"
        aria-label={t('play')}
        min={0}
        max={Math.floor(replay.lengthMs)}
        step={1_000}
        value={Math.min(moment, replay.lengthMs)}
        aria-valuetext={runningClock(moment)}
        onChange={(event) => clock.seek(Number(event.target.value))}
      />
      <label className={styles['rate']}>
        {t('speed')}
        <select
          value={rate}
          onChange={(event) => {
            const chosen = RATES.find((each) => each === Number(event.target.value));
            if (chosen !== undefined) clock.setRate(chosen);
          }}
        >
          {RATES.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
