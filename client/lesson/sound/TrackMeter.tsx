import type { JSX } from 'react';
import { LevelMeter } from '../../kit/LevelMeter.tsx';
import { useLevel } from '../../media/useLevel.ts';

type Props = { readonly track: MediaStreamTrack | undefined; readonly label: string; readonly small?: boolean };

/** How loud a track is, live. It draws itself ten times a second, and nothing around it. */
export function TrackMeter({ track, label, small = false }: Props): JSX.Element {
  return <LevelMeter levelRatio={useLevel(track)} label={label} small={small} />;
}
