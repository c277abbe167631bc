import { type JSX, useMemo } from 'react';
import type { Stream } from '../../../shared/lesson/state.ts';
import { tilesIn } from '../../../shared/stage/tilesIn.ts';
import { useObservable } from '../../kit/Observable.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import { StreamTile } from '../../stage/StreamTile.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './MainView.module.css';
import { mainName } from './mainName.ts';

const WHOLE = { x: 0, y: 0, w: 100, h: 100 };
const WIDE = { ratio: 16 / 9, gap: { x: 1, y: 16 / 9 } };

type Props = { readonly session: LessonSession; readonly streams: readonly Stream[] };

/** Classrooms that are on stage together, as the others see them. */
export function SharedStage({ session, streams }: Props): JSX.Element {
  const count = streams.length;
  const rects = useMemo(() => tilesIn(WHOLE, WIDE, { count, mostColumns: count, rows: 'in-middle' }), [count]);
  return (
    <>
      {streams.map((stream, index) => {
        const rect = rects[index];
        return rect && <SharedTile key={stream.streamId} session={session} stream={stream} style={rectStyle(rect)} />;
      })}
    </>
  );
}

type TileProps = {
  readonly session: LessonSession;
  readonly stream: Stream;
  readonly style: ReturnType<typeof rectStyle>;
};

function SharedTile({ session, stream, style }: TileProps): JSX.Element {
  const name = useLesson(session.store, (lesson) => mainName(lesson, stream));
  return (
    <StreamTile
      kind={stream.kind}
      label={name}
      plate={<span className={styles['plate']}>{name}</span>}
      track={useObservable(session.tracks).get(stream.streamId)}
      received={{ streamId: stream.streamId, drawn: session.drawn }}
      style={style}
    />
  );
}
