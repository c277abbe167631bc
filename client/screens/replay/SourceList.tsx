import { Maximize2, Volume2, VolumeX } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceKey } from '../../../shared/timeline/tracks.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { PlayableTrack } from '../../playback/TrackPlayer.ts';
import { useHeard } from '../../playback/TrackSound.tsx';
import styles from './SourceList.module.css';
import { useSourceName } from './useSourceName.ts';

/** A source with what was kept of it. */
type Source = { readonly key: string; readonly picture?: PlayableTrack; readonly sound?: PlayableTrack };

/** All that was recorded: what is to be large, and who is to be heard. */
export function SourceList({ replay }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const pinned = useObservable(replay.pinned);
  const hearing = useObservable(replay.hearing);
  const asLive = pinned === null && [...hearing.values()].every((each) => each === 'live');
  const reset = (): void => {
    replay.pinned.set(null);
    replay.hearing.set(new Map());
  };
  return (
    <section className={styles['sources']} aria-label={t('sources')}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{t('sources')}</h2>
        {asLive ? <span className={styles['quiet']}>{t('sources.as-live')}</span> : null}
        {asLive ? null : (
          <Button size="s" onClick={reset}>
            {t('sources.reset')}
          </Button>
        )}
      </header>
      <ul className={styles['list']}>
        {sourcesOf(replay.tracks).map((source) => (
          <SourceRow key={source.key} replay={replay} source={source} />
        ))}
      </ul>
    </section>
  );
}

function SourceRow({ replay, source }: { readonly replay: Replay; readonly source: Source }): JSX.Element | null {
  const { t } = useTranslation('replay');
  const nameOf = useSourceName(replay.lesson.end);
  const isPinned = useObservable(replay.pinned) === source.key;
  const track = source.picture ?? source.sound;
  if (!track) return null;
  const name = nameOf(track);
  return (
    <li className={styles['row']} data-pinned={isPinned}>
      <span className={styles['name']}>
        {name}
        {source.picture ? null : <span className={styles['quiet']}>{t('sources.sound-only')}</span>}
      </span>
      {source.picture ? (
        <IconButton
          icon={<Maximize2 />}
          word={t(isPinned ? 'sources.unpin' : 'sources.pin', { name })}
          pressed={isPinned}
          tone={isPinned ? 'accent' : 'plain'}
          onClick={() => replay.pinned.set(isPinned ? null : source.key)}
        />
      ) : null}
      {source.sound ? <HearButton replay={replay} track={source.sound} name={name} /> : null}
    </li>
  );
}

type HearProps = { readonly replay: Replay; readonly track: PlayableTrack; readonly name: string };

/** Hears what was not heard, or silences what was; a second press goes back to how it was. */
function HearButton({ replay, track, name }: HearProps): JSX.Element {
  const { t } = useTranslation('replay');
  const key = sourceKey(track);
  const heard = useHeard(replay, track);
  const chosen = useObservable(replay.hearing).get(key) ?? 'live';
  return (
    <IconButton
      icon={heard ? <Volume2 /> : <VolumeX />}
      word={t(heard ? 'sources.silence' : 'sources.hear', { name })}
      pressed={chosen !== 'live'}
      tone={chosen === 'live' ? 'plain' : 'accent'}
      onClick={() => replay.hear(key, chosen !== 'live' ? 'live' : heard ? 'off' : 'on')}
    />
  );
}

/** The teacher's first, then the classrooms in the order in which they came. */
function sourcesOf(tracks: readonly PlayableTrack[]): Source[] {
  const byKey = new Map<string, Source>();
  for (const track of tracks) {
    const key = sourceKey(track);
    const known = byKey.get(key) ?? { key };
    byKey.set(key, { ...known, ...(track.medium === 'video' ? { picture: track } : { sound: track }) });
  }
  const isRoom = ({ picture, sound }: Source): number => ((picture ?? sound)?.kind === 'classroom-return' ? 1 : 0);
  return [...byKey.values()].sort((a, b) => isRoom(a) - isRoom(b));
}
