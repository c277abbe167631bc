import { useEffect, useState } from 'react';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { type Drawn, drawnAround, drawnFor } from '../../../../shared/timeline/zoom.ts';

/** Once nothing has moved for so long, in ms, it is drawn sharply again. */
const STILL_MS = 200;

/** Less than this nobody sees; lengths that are worked out differ by a little. */
const LEAST_STRETCHED = 0.01;

/** What lanes without words draw: it stays as it is while it is only moved and stretched a little. */
export function useDrawn(seen: Span, lengthMs: number): Drawn {
  const [kept, keep] = useState(() => drawnAround(seen, lengthMs));
  const drawn = drawnFor(kept, seen, lengthMs);
  if (drawn !== kept) keep(drawn);
  const isStretched = Math.abs(drawn.seenMs / Math.max(1, seen.toMs - seen.fromMs) - 1) > LEAST_STRETCHED;
  useEffect(() => {
    if (!isStretched) return undefined;
    const timer = setTimeout(() => keep(drawnAround(seen, lengthMs)), STILL_MS);
    return () => clearTimeout(timer);
  }, [isStretched, seen, lengthMs]);
  return drawn;
}
