import type { Span } from '../../../../shared/timeline/tracks.ts';

/** Where a moment is in what is seen, as a CSS length. */
export function shareIn({ fromMs, toMs }: Span, atMs: number): string {
  return `${((atMs - fromMs) / Math.max(1, toMs - fromMs)) * 100}%`;
}
