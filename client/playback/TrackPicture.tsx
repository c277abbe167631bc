import { ImageOff, VideoOff } from 'lucide-react';
import { type CSSProperties, type JSX, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamKind } from '../../shared/vocabulary/index.ts';
import { Spinner } from '../kit/Spinner.tsx';
import type { Replay } from './Replay.ts';
import styles from './TrackPicture.module.css';
import type { PlayableTrack, PlayerStatus } from './TrackPlayer.ts';

type Props = {
  readonly replay: Replay;
  /** `undefined`: nothing of it was recorded at all. */
  readonly track: PlayableTrack | undefined;
  readonly kind: StreamKind;
  /** Whose picture it is, for those who hear the page. */
  readonly label: string;
  /** What stands on the picture. */
  readonly plate: ReactNode;
  /** It is the one that is large. */
  readonly large: boolean;
  readonly style: CSSProperties;
  /** What lies on the whole picture, also where the frame cuts it. */
  readonly over?: (track: PlayableTrack) => ReactNode;
};

/** A picture of a take at its place. It says so where none was recorded. */
export function TrackPicture({ replay, track, kind, label, plate, large, style, over }: Props): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const [ratio, setRatio] = useState<number | null>(null);
  const measure = ({ currentTarget: { videoWidth, videoHeight } }: SyntheticEvent<HTMLVideoElement>): void =>
    setRatio(videoHeight > 0 ? videoWidth / videoHeight : null);
  const status = usePlayed(replay, track, video);
  return (
    <figure
      className={styles['picture']}
      data-kind={kind}
      data-track={track?.key}
      data-status={status}
      data-large={large}
      aria-label={label}
      style={style}
    >
      <video ref={video} preload="auto" playsInline muted onLoadedMetadata={measure} onResize={measure} />
      <Instead status={status} />
      {over && track && ratio !== null && status === 'there' ? (
        <div className={styles['over']} style={{ '--ratio': ratio } as CSSProperties}>
          <div className={styles['whole']}>{over(track)}</div>
        </div>
      ) : null}
      {plate === null ? null : <figcaption>{plate}</figcaption>}
    </figure>
  );
}

function usePlayed(
  replay: Replay,
  track: PlayableTrack | undefined,
  video: { readonly current: HTMLVideoElement | null },
): PlayerStatus {
  const [status, setStatus] = useState<PlayerStatus>('gap');
  useEffect(() => {
    if (!track || !video.current) return undefined;
    const { player, stop } = replay.playback.open(track, video.current);
    const tell = (): void => setStatus(player.status.read());
    const unsubscribe = player.status.subscribe(tell);
    tell();
    return () => {
      unsubscribe();
      stop();
    };
  }, [replay, track, video]);
  return status;
}

/** What there is in place of a picture. */
function Instead({ status }: { readonly status: PlayerStatus }): JSX.Element | null {
  const { t } = useTranslation('replay');
  if (status === 'there') return null;
  if (status === 'coming')
    return (
      <span className={styles['coming']}>
        <Spinner large label={t('picture.coming')} />
      </span>
    );
  return (
    <p className={styles['none']}>
      {status === 'gap' ? <VideoOff aria-hidden="true" /> : <ImageOff aria-hidden="true" />}
      <span>{t(status === 'gap' ? 'picture.gap' : 'picture.failed')}</span>
    </p>
  );
}
