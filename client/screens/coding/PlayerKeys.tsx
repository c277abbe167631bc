import { Pause, Play } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { moves } from '../../playback/moves.ts';
import { RATES } from '../../playback/PlaybackClock.ts';
import type { Replay } from '../../playback/Replay.ts';
import { useMoment } from '../../playback/useMoment.ts';
import styles from './coding.module.css';

type Props = { readonly replay: Replay; readonly children?: ReactNode };

/** Plays and pauses, and says how fast; with what a pad adds. */
export function PlayerKeys({ replay, children }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  const { clock } = replay.playback;
  const { playing, rate } = useObservable(clock.mode);
  const moment = useMoment(clock, 1_000);
  return (
    <div className={styles['keys']}>
      <Button icon={playing ? <Pause /> : <Play />} onClick={() => moves.toggle(replay)}>
        {t(playing ? 'pause' : 'play')}
      </Button>
      <span className={styles['clock']}>
        <span data-clock>{runningClock(moment)}</span> / {runningClock(replay.lengthMs)}
      </span>
      <label className={styles['rate']}>
        {t('speed')}
        <select value={rate} onChange={(event) => choose(replay, Number(event.target.value))}>
          {RATES.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </select>
      </label>
      {children}
    </div>
  );
}

function choose({ playback: { clock } }: Replay, wanted: number): void {
  const rate = RATES.find((each) => each === wanted);
  if (rate !== undefined) clock.setRate(rate);
}
