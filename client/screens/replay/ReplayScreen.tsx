import type { JSX } from 'react';
import { OpenedReplay } from './OpenedReplay.tsx';
import { ReplayPlayer } from './ReplayPlayer.tsx';

type Props = { readonly takeId: string; readonly startMs: number; readonly pinned: string | null };

/** A take, watched: full screen, without the frame of the other screens. */
export function ReplayScreen(wanted: Props): JSX.Element {
  return (
    <OpenedReplay {...wanted}>
      {(replay, mine) => <ReplayPlayer key={replay.take.takeId} replay={replay} mine={mine} />}
    </OpenedReplay>
  );
}
