import {
  type CSSProperties,
  type JSX,
  type ReactNode,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { StreamId, StreamKind } from '../../shared/vocabulary/index.ts';
import { useView } from '../kit/ViewContext.ts';
import type { DrawnSizes } from '../lesson/DrawnSizes.ts';
import styles from './StreamTile.module.css';

/** Courseware is text: cropping it loses words. People fill their tile. */
const FIT: Record<StreamKind, 'contain' | 'cover'> = {
  'teacher-camera': 'cover',
  courseware: 'contain',
  'document-camera': 'contain',
  panorama: 'cover',
  'classroom-return': 'cover',
};

type Props = {
  readonly kind: StreamKind;
  /** Whose picture it is; read aloud, and shown as a name plate unless `plate` says otherwise. */
  readonly label: string;
  readonly track: MediaStreamTrack | undefined;
  /** For a received stream: its size is told to the server, so that no larger layer is sent. */
  readonly received?: { readonly streamId: StreamId; readonly drawn: DrawnSizes };
  /** One's own camera is shown as in a mirror. */
  readonly mirrored?: boolean;
  /** What stands on the picture; `null` for nothing. */
  readonly plate?: ReactNode;
  /** It is the one that is large. */
  readonly large?: boolean;
  /** What lies on the whole picture, also where the frame cuts it. */
  readonly over?: ReactNode;
  readonly style?: CSSProperties;
};

/** One stream on the stage. Always muted: lesson audio is played in one place, `<LessonAudio>`. */
export function StreamTile({
  kind,
  label,
  track,
  received,
  mirrored = false,
  plate = label,
  large = false,
  over = null,
  style,
}: Props): JSX.Element {
  const attach = useTrackRef(track);
  const frame = useDrawnSize(received?.streamId, received?.drawn);
  const [drawing, setDrawing] = useState(false);
  const [ratio, setRatio] = useState<number | null>(null);
  const measure = ({ currentTarget: { videoWidth, videoHeight } }: SyntheticEvent<HTMLVideoElement>): void =>
    setRatio(videoHeight > 0 ? videoWidth / videoHeight : null);
  return (
    <figure
      ref={frame}
      className={styles['tile']}
      data-kind={kind}
      data-stream={received?.streamId}
      data-waiting={track === undefined}
      data-drawing={drawing}
      data-mirrored={mirrored}
      data-large={large}
      aria-label={label}
      style={style}
    >
      <video
        ref={attach}
        autoPlay
        playsInline
        muted
        style={{ objectFit: FIT[kind] }}
        onLoadedData={() => setDrawing(true)}
        onEmptied={() => setDrawing(false)}
        onLoadedMetadata={measure}
        onResize={measure}
      />
      {over !== null && drawing && ratio !== null ? <Over ratio={ratio}>{over}</Over> : null}
      {plate === null ? null : <figcaption>{plate}</figcaption>}
    </figure>
  );
}

function Over({ ratio, children }: { readonly ratio: number; readonly children: ReactNode }): JSX.Element {
  const shape: CSSProperties & Record<'--ratio', number> = { '--ratio': ratio };
  return (
    <div className={styles['over']} style={shape}>
      <div className={styles['whole']}>{children}</div>
    </div>
  );
}

function useTrackRef(track: MediaStreamTrack | undefined) {
  return useCallback(
    (video: HTMLVideoElement) => {
      video.srcObject = track ? new MediaStream([track]) : null;
      return () => {
        video.srcObject = null;
      };
    },
    [track],
  );
}

/** Tells the size in which the tile is drawn, in device pixels, for as long as it is there. */
function useDrawnSize(streamId: StreamId | undefined, drawn: DrawnSizes | undefined) {
  const frame = useRef<HTMLElement>(null);
  const place = useMemo(() => ({}), []);
  const view = useView();
  useEffect(() => {
    const element = frame.current;
    if (!element || !streamId || !drawn) return;
    const watcher = new view.ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      const scale = view.devicePixelRatio;
      drawn.note(place, streamId, { widthPx: Math.round(width * scale), heightPx: Math.round(height * scale) });
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      drawn.clear(place);
    };
  }, [place, view, streamId, drawn]);
  return frame;
}
