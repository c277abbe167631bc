import { type JSX, useEffect, useRef } from 'react';
import { isHeard } from '../../shared/lesson/audience.ts';
import { Observable, useObservable } from '../kit/Observable.ts';
import type { LessonSession } from '../lesson/LessonSession.ts';
import { type LessonStore, useLesson } from '../lesson/LessonStore.ts';
import { keepPlaying } from './keepPlaying.ts';

type Props = {
  readonly session: Pick<LessonSession, 'store' | 'tracks' | 'local'>;
  /** Set to `true` when the browser wants a press before it plays sound, and back when it plays. */
  readonly blocked: Observable<boolean>;
  /** `true` while something else is to be heard in its place. */
  readonly hushed?: Observable<boolean>;
};

const NEVER = new Observable(false);

/** All sound of the lesson that this device receives. The server sends only what is to be heard. */
export function LessonAudio({ session, blocked, hushed = NEVER }: Props): JSX.Element {
  const tracks = useObservable(session.tracks);
  const streams = useLesson(session.store, (lesson) => lesson.streams);
  const silent = useObservable(hushed);
  return (
    <div hidden>
      {[...tracks].map(([streamId, track]) =>
        track.kind === 'audio' && streams[streamId] ? (
          <Sound
            key={streamId}
            streamId={streamId}
            seatId={streams[streamId].seatId}
            track={track}
            store={session.store}
            local={session.local}
            blocked={blocked}
            silent={silent}
          />
        ) : null,
      )}
    </div>
  );
}

type SoundProps = {
  readonly streamId: string;
  readonly seatId: string;
  readonly track: MediaStreamTrack;
  readonly store: LessonStore;
  readonly local: LessonSession['local'];
  readonly blocked: Observable<boolean>;
  readonly silent: boolean;
};

function Sound({ streamId, seatId, track, store, local, blocked, silent }: SoundProps): JSX.Element {
  const element = useRef<HTMLAudioElement>(null);
  // Gated on the server; silenced here too, so that the last buffered syllable does not slip out.
  const heard = useLesson(store, (lesson) => isHeard(lesson, seatId));
  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    audio.srcObject = new MediaStream([track]);
    const stop = keepPlaying({ player: audio, blocked, wake: (again) => watchForLeave(again, local) });
    return () => {
      stop();
      audio.srcObject = null;
    };
  }, [track, blocked, local]);
  return <audio ref={element} muted={!heard || silent} data-stream={streamId} />;
}

/** What may make the browser play: presses of any kind, and cameras and microphones that are opened. */
function watchForLeave(changed: () => void, { streams }: LessonSession['local']): () => void {
  const end = new AbortController();
  for (const event of ['pointerup', 'keyup']) document.addEventListener(event, changed, { signal: end.signal });
  const stop = streams.subscribe(changed);
  return () => {
    end.abort();
    stop();
  };
}
