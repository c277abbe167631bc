import type { JSX } from 'react';
import { OpenedReplay } from '../OpenedReplay.tsx';
import { AnalysisPage } from './AnalysisPage.tsx';

/** What a take's log tells by itself, for whoever may watch the take. */
export function AnalysisScreen({ takeId }: { readonly takeId: string }): JSX.Element {
  return (
    <OpenedReplay takeId={takeId} startMs={0} pinned={null}>
      {(replay) => <AnalysisPage key={replay.take.takeId} replay={replay} />}
    </OpenedReplay>
  );
}
