import type { JSX } from 'react';
import { OpenedReplay } from '../OpenedReplay.tsx';
import { ReportPage } from './ReportPage.tsx';

/** The one page of a recorded lesson for its teacher, for whoever may watch the take. */
export function ReportScreen({ takeId }: { readonly takeId: string }): JSX.Element {
  return (
    <OpenedReplay takeId={takeId} startMs={0} pinned={null}>
      {(replay) => <ReportPage key={replay.take.takeId} replay={replay} />}
    </OpenedReplay>
  );
}
