import {
  Headphones,
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  RotateCcw,
  RotateCw,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { type JSX, type RefObject, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../i18n/times.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Select } from '../../kit/Select.tsx';
import { moves } from '../../playback/moves.ts';
import { RATES } from '../../playback/PlaybackClock.ts';
import type { Replay } from '../../playback/Replay.ts';
import { useMoment } from '../../playback/useMoment.ts';
import type { Marking } from '../../study/marks/Marking.ts';
import { toggleFullscreen } from './fullscreen.ts';
import { KeysButton } from './KeysButton.tsx';
import { MarkButton } from './MarkButton.tsx';
import styles from './TransportBar.module.css';

type Props = {
  readonly replay: Replay;
  /** `null` where there are no marks: for whoever has a link. */
  readonly marking: Marking | null;
  readonly player: RefObject<HTMLElement | null>;
};

const NEAR_MS = 5_000;

/** Play, go back and on, how fast, how loud, and how the picture is shown. */
export function TransportBar({ replay, marking, player }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const { playing } = useObservable(replay.playback.clock.mode);
  return (
    <section className={styles['bar']} aria-label={t('controls')}>
      <div className={styles['group']}>
        <IconButton show="below" icon={<RotateCcw />} word={t('back-5')} onClick={() => moves.by(replay, -NEAR_MS)} />
        <IconButton
          show="below"
          className={styles['play']}
          tone="accent"
          icon={playing ? <Pause /> : <Play />}
          word={t(playing ? 'pause' : 'play')}
          onClick={() => moves.toggle(replay)}
        />
        <IconButton show="below" icon={<RotateCw />} word={t('on-5')} onClick={() => moves.by(replay, NEAR_MS)} />
        <Moment replay={replay} />
      </div>
      <div className={styles['group']}>
        {marking ? <MarkButton marking={marking} /> : null}
        <Volume replay={replay} />
        <RateSelect replay={replay} />
        <Saving replay={replay} />
        <SmallWindow player={player} />
        <FullScreen player={player} />
        <KeysButton marks={marking !== null} />
      </div>
    </section>
  );
}

function Moment({ replay: { playback, lengthMs } }: Pick<Props, 'replay'>): JSX.Element {
  const atMs = useMoment(playback.clock, 1_000);
  return (
    <p className={styles['moment']}>
      <span data-moment>{runningClock(atMs)}</span>
      <span className={styles['length']}> / {runningClock(lengthMs)}</span>
    </p>
  );
}

function Volume({ replay }: Pick<Props, 'replay'>): JSX.Element {
  const { t } = useTranslation('replay');
  const { volume, muted } = useObservable(replay.loudness);
  return (
    <span className={styles['volume']}>
      <IconButton
        show="below"
        icon={muted ? <VolumeX /> : <Volume2 />}
        word={t(muted ? 'unmute' : 'mute')}
        tone={muted ? 'danger' : 'plain'}
        onClick={() => moves.mute(replay)}
      />
      <input
        type="range"
        className={styles['slider']}
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        aria-label={t('volume')}
        onChange={({ currentTarget }) => moves.setVolume(replay, currentTarget.valueAsNumber)}
      />
    </span>
  );
}

function RateSelect({ replay: { playback } }: Pick<Props, 'replay'>): JSX.Element {
  const { t } = useTranslation('replay');
  const { rate } = useObservable(playback.clock.mode);
  return (
    <span className={styles['rate']}>
      <Select
        labelHidden
        label={t('rate')}
        placeholder=""
        value={`${rate}`}
        options={RATES.map((each) => ({ value: `${each}`, label: `${each}×` }))}
        onChange={(value) => {
          const chosen = RATES.find((each) => `${each}` === value);
          if (chosen !== undefined) playback.clock.setRate(chosen);
        }}
      />
    </span>
  );
}

function Saving({ replay }: Pick<Props, 'replay'>): JSX.Element {
  const { t } = useTranslation('replay');
  const saving = useObservable(replay.saving);
  return (
    <IconButton
      show="below"
      icon={<Headphones />}
      word={t('saving')}
      pressed={saving}
      tone={saving ? 'accent' : 'plain'}
      onClick={() => moves.save(replay)}
    />
  );
}

/** The large picture in a small window of its own, where the browser can do that. */
function SmallWindow({ player }: Pick<Props, 'player'>): JSX.Element | null {
  const { t } = useTranslation('replay');
  if (!document.pictureInPictureEnabled) return null;
  const open = async (): Promise<void> => {
    const video = player.current?.querySelector<HTMLVideoElement>('[data-large="true"] video');
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await video?.requestPictureInPicture();
  };
  return (
    <IconButton
      show="below"
      icon={<PictureInPicture2 />}
      word={t('pip')}
      onClick={() => void open().catch(() => undefined)}
    />
  );
}

function FullScreen({ player }: Pick<Props, 'player'>): JSX.Element {
  const { t } = useTranslation('replay');
  const isFull = useSyncExternalStore(watchFullscreen, () => document.fullscreenElement !== null);
  return (
    <IconButton
      show="below"
      icon={isFull ? <Minimize /> : <Maximize />}
      word={t(isFull ? 'fullscreen.end' : 'fullscreen')}
      onClick={() => void toggleFullscreen(player.current)}
    />
  );
}

function watchFullscreen(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}
