import type { JSX } from 'react';
import { useObservable } from '../../../kit/Observable.ts';
import { DrawRegion } from '../DrawRegion.tsx';
import styles from '../RegionLayer.module.css';
import { shapeStyle } from '../shapeStyle.ts';
import type { LiveMarking } from './LiveMarking.ts';

type Props = { readonly marking: LiveMarking; readonly trackKey: string };

/** What is being framed on the large picture. It is as large as the picture, and says which one that is. */
export function LiveRegionLayer({ marking, trackKey }: Props): JSX.Element {
  const draft = useObservable(marking.draft);
  const drawing = useObservable(marking.drawing);
  const region = draft?.region?.trackKey === trackKey ? draft.region : null;
  return (
    <>
      <span data-track={trackKey} hidden />
      {region && drawing ? <DrawRegion marking={marking} region={region} /> : null}
      {region && !drawing ? <span className={styles['region']} data-draft="true" style={shapeStyle(region)} /> : null}
    </>
  );
}
