import { Pause, Play, RotateCcw, RotateCw, Volume2, VolumeX } from 'lucide-react';
import type { JSX, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeOf } from '../../../../shared/timeline/zoom.ts';
import { runningClock } from '../../../i18n/times.ts';
import { IconButton } from '../../../kit/IconButton.tsx';
import { useObservable } from '../../../kit/Observable.ts';
import { useSize } from '../../../kit/useSize.ts';
import { moves } from '../../../playback/moves.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { useMoment } from '../../../playback/useMoment.ts';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { EvidenceList } from '../../../study/evidence/EvidenceList.tsx';
import { ReplayStage } from '../ReplayStage.tsx';
import { Playhead } from '../timeline/Playhead.tsx';
import { Ruler } from '../timeline/Ruler.tsx';
import { shareIn } from '../timeline/shareIn.ts';
import { usePicking } from '../timeline/timelineHands.ts';
import styles from './SmallPlayer.module.css';

const NEAR_MS = 5_000;

type Props = { readonly replay: Replay; readonly player: RefObject<HTMLDivElement | null> };

/** The same player, small, that stays in sight: with the stretches behind the number that was pressed last. */
export function SmallPlayer({ replay, player }: Props): JSX.Element {
  return (
    <div className={styles['side']}>
      <div ref={player} className={styles['player']} data-theme="dark">
        <ReplayStage replay={replay} marking={null} />
        <Keys replay={replay} />
      </div>
      <Strip replay={replay} />
      <EvidenceList />
    </div>
  );
}

function Keys({ replay }: Pick<Props, 'replay'>): JSX.Element {
  const { t } = useTranslation('replay');
  const { playing } = useObservable(replay.playback.clock.mode);
  const { muted } = useObservable(replay.loudness);
  const atMs = useMoment(replay.playback.clock, 1_000);
  return (
    <section className={styles['keys']} aria-label={t('controls')}>
      <IconButton icon={<RotateCcw />} word={t('back-5')} onClick={() => moves.by(replay, -NEAR_MS)} />
      <IconButton
        tone="accent"
        icon={playing ? <Pause /> : <Play />}
        word={t(playing ? 'pause' : 'play')}
        onClick={() => moves.toggle(replay)}
      />
      <IconButton icon={<RotateCw />} word={t('on-5')} onClick={() => moves.by(replay, NEAR_MS)} />
      <p className={styles['moment']}>
        <span data-moment>{runningClock(atMs)}</span> / {runningClock(replay.lengthMs)}
      </p>
      <IconButton
        icon={muted ? <VolumeX /> : <Volume2 />}
        word={t(muted ? 'unmute' : 'mute')}
        tone={muted ? 'danger' : 'plain'}
        onClick={() => moves.mute(replay)}
      />
    </section>
  );
}

/** The whole lesson as a line, with the stretches that are open. */
function Strip({ replay }: Pick<Props, 'replay'>): JSX.Element {
  const { t } = useTranslation('analysis');
  const shown = useObservable(useEvidence().shown);
  const seen = wholeOf(replay.lengthMs);
  const [measure, size] = useSize();
  const picking = usePicking(replay.playback.clock, seen);
  return (
    <div ref={measure} className={styles['strip']} {...picking}>
      <Ruler replay={replay} seen={seen} widthPx={size?.widthPx ?? 0} />
      <div className={styles['band']} role="img" aria-label={t('evidence.strip')}>
        {shown?.spans.map(({ fromMs, toMs }, index) => (
          <span
            key={`${fromMs} ${toMs}`}
            className={styles['span']}
            data-current={index === shown.index}
            style={{ left: shareIn(seen, fromMs), width: shareIn({ fromMs: 0, toMs: replay.lengthMs }, toMs - fromMs) }}
          />
        ))}
      </div>
      <Playhead clock={replay.playback.clock} seen={seen} />
    </div>
  );
}
