import type { JSX, ReactNode } from 'react';
import { isSurface, type Scene } from '../../shared/lesson/chooseScene.ts';
import type { Stream } from '../../shared/lesson/state.ts';
import type { Arrangement } from '../../shared/stage/arrangeScene.ts';
import type { Rect } from '../../shared/stage/rect.ts';
import { useObservable } from '../kit/Observable.ts';
import type { LessonSession } from '../lesson/LessonSession.ts';
import { rectStyle } from './rectStyle.ts';
import { StreamTile } from './StreamTile.tsx';

/** What stands on a picture: its name for those who hear the page, and the plate for those who see it. */
export type TileName = { readonly label: string; readonly plate: ReactNode };

type Props = {
  readonly scene: Scene;
  readonly arrangement: Arrangement;
  readonly session: Pick<LessonSession, 'tracks' | 'drawn'>;
  readonly nameOf: (stream: Stream) => TileName;
  /** What lies on the large picture. */
  readonly over?: (large: Stream) => ReactNode;
};

/** The received pictures of a scene, each at its place. A picture that moves keeps its element, so it does not blink. */
export function SceneTiles({ scene, arrangement, session, nameOf, over }: Props): JSX.Element {
  const tracks = useObservable(session.tracks);
  const placed = placeStreams(scene, arrangement);
  return (
    <>
      {placed.map(({ stream, rect }) => (
        <StreamTile
          key={stream.streamId}
          kind={stream.kind}
          {...nameOf(stream)}
          track={tracks.get(stream.streamId)}
          large={stream === scene.main}
          over={over && stream === scene.main ? over(stream) : null}
          received={{ streamId: stream.streamId, drawn: session.drawn }}
          style={rectStyle(rect)}
        />
      ))}
    </>
  );
}

/** The pictures of a scene with their places. Those that move keep their order, so that they can keep their elements. */
export function placeStreams(
  { main, more, side }: Scene,
  at: Arrangement,
): { readonly stream: Stream; readonly rect: Rect }[] {
  const pairs = [
    ...(main && !isSurface(main) ? [[main, at.main] as const] : []),
    ...more.map((stream, index) => [stream, at.more[index]] as const),
    ...side.map((stream, index) => [stream, at.side[index]] as const),
  ];
  return pairs
    .flatMap(([stream, rect]) => (rect ? [{ stream, rect }] : []))
    .sort((a, b) => (a.stream.streamId < b.stream.streamId ? -1 : 1));
}
