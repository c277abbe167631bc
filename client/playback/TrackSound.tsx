import { type JSX, useEffect, useLayoutEffect, useRef } from 'react';
import { isSourceHeard } from '../../shared/lesson/audience.ts';
import { sourceKey } from '../../shared/timeline/tracks.ts';
import { useObservable } from '../kit/Observable.ts';
import { useLesson } from '../lesson/LessonStore.ts';
import type { Replay } from './Replay.ts';
import type { PlayableTrack } from './TrackPlayer.ts';

/** More sounds than this are fetched only while they are heard. */
const MOST_READY = 12;

/** All sound of a take. What was gated in the lesson is silent, unless the viewer wants to hear it. */
export function ReplaySound({ replay }: { readonly replay: Replay }): JSX.Element {
  const sounds = replay.tracks.filter(({ medium }) => medium === 'audio');
  return (
    <div hidden>
      {sounds.map((track) => (
        <TrackSound key={track.key} replay={replay} track={track} always={sounds.length <= MOST_READY} />
      ))}
    </div>
  );
}

type Props = { readonly replay: Replay; readonly track: PlayableTrack; readonly always: boolean };

function TrackSound({ replay, track, always }: Props): JSX.Element | null {
  const heard = useHeard(replay, track);
  return always || heard ? <Sound replay={replay} track={track} heard={heard} /> : null;
}

function Sound({ replay, track, heard }: Omit<Props, 'always'> & { readonly heard: boolean }): JSX.Element {
  const element = useRef<HTMLAudioElement>(null);
  const { volume, muted } = useObservable(replay.loudness);
  useEffect(() => (element.current ? replay.playback.open(track, element.current).stop : undefined), [replay, track]);
  useLayoutEffect(() => {
    if (element.current) element.current.volume = volume;
  }, [volume]);
  return <audio ref={element} preload="auto" muted={muted || !heard} data-track={track.key} />;
}

/** Whether a source is heard now. */
export function useHeard(replay: Replay, track: PlayableTrack): boolean {
  const hearing = useObservable(replay.hearing).get(sourceKey(track)) ?? 'live';
  const heardLive = useLesson(replay.lesson.store, (state) => isSourceHeard(state, track));
  return hearing === 'live' ? heardLive : hearing === 'on';
}
