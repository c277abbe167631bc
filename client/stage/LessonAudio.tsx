import { type JSX, useEffect, useRef } from 'react';
import { isHeard } from '../../shared/lesson/audience.ts';
import { type Observable, useObservable } from '../kit/Observable.ts';
import type { LessonSession } from '../lesson/LessonSession.ts';
import { type LessonStore, useLesson } from '../lesson/LessonStore.ts';

type Props = {
  readonly session: Pick<LessonSession, 'store' | 'tracks'>;
  /** Set to `true` when the browser wants a press before it plays sound, and back when it plays. */
  readonly blocked: Observable<boolean>;
};

/** All sound of the lesson that this device receives. The server sends only what is to be heard. */
export function LessonAudio({ session, blocked }: Props): JSX.Element {
  const tracks = useObservable(session.tracks);
  const streams = useLesson(session.store, (lesson) => lesson.streams);
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
            blocked={blocked}
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
  readonly blocked: Observable<boolean>;
};

function Sound({ streamId, seatId, track, store, blocked }: SoundProps): JSX.Element {
  const element = useRef<HTMLAudioElement>(null);
  // Gated on the server; silenced here too, so that the last buffered syllable does not slip out.
  const heard = useLesson(store, (lesson) => isHeard(lesson, seatId));
  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    audio.srcObject = new MediaStream([track]);
    const play = () => {
      audio.play().then(
        () => blocked.set(false),
        (refusal: unknown) => {
          // Only a browser that waits for a press says NotAllowedError; an element that is being replaced says AbortError.
          if (refusal instanceof DOMException && refusal.name === 'NotAllowedError') blocked.set(true);
        },
      );
    };
    play();
    document.addEventListener('pointerup', play);
    document.addEventListener('keyup', play);
    return () => {
      document.removeEventListener('pointerup', play);
      document.removeEventListener('keyup', play);
      audio.srcObject = null;
    };
  }, [track, blocked]);
  return <audio ref={element} muted={!heard} data-stream={streamId} />;
}
