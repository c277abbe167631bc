import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Mark } from '../../../shared/api/index.ts';
import { marksQuery } from '../../api/marks.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';
import { useMoment } from '../../playback/useMoment.ts';
import { DrawRegion } from './DrawRegion.tsx';
import type { Marking } from './Marking.ts';
import { isShownAt } from './markTimes.ts';
import styles from './RegionLayer.module.css';
import { shapeStyle } from './shapeStyle.ts';

/** Regions come and go in steps of so many ms. */
const STEP_MS = 100;

type Props = { readonly replay: Replay; readonly marking: Marking; readonly trackKey: string };

/** What marks frame on a picture at the moment that is shown, and what is being framed now. It is as large as the picture. */
export function RegionLayer({ replay, marking, trackKey }: Props): JSX.Element {
  const { data = [] } = useQuery(marksQuery(replay.take));
  const draft = useObservable(marking.draft);
  const drawing = useObservable(marking.drawing);
  const region = draft?.region?.trackKey === trackKey ? draft.region : null;
  const framing = data.filter((mark) => mark.region?.trackKey === trackKey && mark.markId !== draft?.markId);
  return (
    <>
      {framing.length === 0 || (drawing && region) ? null : <Shown replay={replay} marks={framing} />}
      {region && drawing ? <DrawRegion marking={marking} region={region} /> : null}
      {region && !drawing ? <span className={styles['region']} data-draft="true" style={shapeStyle(region)} /> : null}
    </>
  );
}

/** Apart, since it looks at the clock many times a second. */
function Shown({ replay, marks }: { readonly replay: Replay; readonly marks: readonly Mark[] }): JSX.Element {
  const atMs = replay.take.beganAtMs + useMoment(replay.playback.clock, STEP_MS);
  // A moment is shown in whole steps, so one that begins in this step has begun.
  const shown = marks.filter((mark) => isShownAt(mark, atMs + STEP_MS - 1));
  return (
    <>
      {shown.map(({ markId, region, text, byName }) =>
        region ? (
          <span key={markId} className={styles['region']} data-region={markId} style={shapeStyle(region)}>
            <span className={styles['plate']}>{text === '' ? byName : `${byName} · ${text}`}</span>
          </span>
        ) : null,
      )}
    </>
  );
}
