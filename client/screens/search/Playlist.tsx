import { useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import { type JSX, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchTakeAhead } from '../../api/takes.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { runningClock } from '../../i18n/times.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Spinner } from '../../kit/Spinner.tsx';
import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { useMoment } from '../../playback/useMoment.ts';
import { useEventWords } from '../../study/events/eventWords.ts';
import { MomentPlayer } from '../../study/events/MomentPlayer.ts';
import { ReplayStage } from '../replay/ReplayStage.tsx';
import { useReplay } from '../replay/useReplay.ts';
import { useReplayKeys } from '../replay/useReplayKeys.ts';
import type { ListedMoment } from './listedMoments.ts';
import styles from './playlist.module.css';
import { useStepKeys } from './useStepKeys.ts';

type Props = {
  readonly list: readonly ListedMoment[];
  /** The one that is played. */
  readonly at: number;
  readonly onGo: (at: number) => void;
  readonly onClose: () => void;
};

/** Moments played one after the other, whatever lessons they are of. */
export function Playlist({ list, at, onGo, onClose }: Props): JSX.Element | null {
  const { t } = useTranslation('search');
  const words = useEventWords();
  const client = useQueryClient();
  const panel = useRef<HTMLElement>(null);
  const now = list[at];
  const nextTakeId = list[at + 1]?.take.takeId;
  const step = (by: 1 | -1): void => (list[at + by] ? onGo(at + by) : undefined);
  useStepKeys(step);
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'start' });
  }, []);
  useEffect(() => {
    // The next one is there when this one is over.
    if (nextTakeId) fetchTakeAhead(client, nextTakeId);
  }, [client, nextTakeId]);
  if (!now) return null;
  const { take, moment } = now;
  return (
    <section ref={panel} className={styles['playlist']} aria-label={t('playlist.title')} data-playing={at}>
      <TakePlayer key={take.takeId} listed={now} onOver={() => step(1)} />
      <div className={styles['place']}>
        <p role="status" className={styles['now']}>
          <strong>{t('playlist.place', { at: at + 1, n: list.length })}</strong>
          <span>{[take.title, words.full(take.listening, moment)].join(' · ')}</span>
        </p>
        <IconButton icon={<ChevronLeft />} word={t('playlist.previous')} disabled={at === 0} onClick={() => step(-1)} />
        <IconButton
          icon={<ChevronRight />}
          word={t('playlist.next')}
          disabled={at + 1 >= list.length}
          onClick={() => step(1)}
        />
        <IconButton icon={<X />} word={t('playlist.close')} onClick={onClose} />
      </div>
    </section>
  );
}

type PlayerProps = { readonly listed: ListedMoment; readonly onOver: () => void };

/** The lesson of a moment; the next moment of the same lesson needs no other. */
function TakePlayer({ listed, onOver }: PlayerProps): JSX.Element {
  const { t } = useTranslation('search');
  const sentence = useErrorText();
  const { take, moment } = listed;
  const { replay, error } = useReplay({ takeId: take.takeId, startMs: moment.fromMs, pinned: null });
  if (replay) return <Playing replay={replay} listed={listed} onOver={onOver} />;
  return (
    <div className={styles['opening']} data-theme="dark">
      {error ? (
        <Notice tone="bad">{t('playlist.broken', { why: sentence(error) })}</Notice>
      ) : (
        <Spinner large label={t('playlist.opening')} />
      )}
    </div>
  );
}

function Playing({ replay, listed, onOver }: PlayerProps & { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const player = useRef<HTMLDivElement>(null);
  const { clock } = replay.playback;
  const { playing } = useObservable(clock.mode);
  const atMs = useMoment(clock, 1_000);
  useReplayKeys({ replay, marking: null, player });
  const { key, moment } = listed;
  const end = useEffectEvent(() => {
    // What comes next begins anew; after the last one it stands.
    clock.pause();
    onOver();
  });
  const begin = useEffectEvent(() => new MomentPlayer({ clock, moment, onOver: () => end() }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment of the same lesson is begun anew.
  useEffect(() => {
    const playedNow = begin();
    return () => playedNow.close();
  }, [replay, key]);
  return (
    <div ref={player} className={styles['player']} data-theme="dark">
      <ReplayStage replay={replay} marking={null} />
      <div className={styles['keys']}>
        <IconButton
          tone="accent"
          icon={playing ? <Pause /> : <Play />}
          word={t(playing ? 'pause' : 'play')}
          onClick={() => moves.toggle(replay)}
        />
        <p data-moment>{runningClock(atMs)}</p>
      </div>
      <ReplaySound replay={replay} />
    </div>
  );
}
