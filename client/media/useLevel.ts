import { useEffect, useState } from 'react';
import { LevelProbe } from './LevelProbe.ts';

/** How often a meter moves, in ms. */
const EVERY_MS = 100;

/** How loud a track is now, 0–1; 0 without one. */
export function useLevel(track: MediaStreamTrack | undefined): number {
  const [ratio, setRatio] = useState(0);
  useEffect(() => {
    if (!track) return;
    const probe = new LevelProbe(track);
    const timer = setInterval(() => setRatio(probe.readRatio()), EVERY_MS);
    return () => {
      clearInterval(timer);
      probe.close();
      setRatio(0);
    };
  }, [track]);
  return ratio;
}
