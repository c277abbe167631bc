import type { LinkQuality, LinkSample } from '../../../shared/lesson/state.ts';
import { LINK_REPORT_EVERY_MS } from '../../../shared/protocol/index.ts';
import type { StatusTone } from '../../kit/StatusMark.tsx';

/** A seat that has not reported three times in a row is not heard of. */
const SILENT_AFTER_MS = 3 * LINK_REPORT_EVERY_MS;

/** A line in the words that a teacher reads; `unknown` until the first report. */
export type LinkWord = LinkQuality | 'unknown';

/** How a seat's line is now. */
export function linkWord(sample: LinkSample | undefined, nowMs: number): LinkWord {
  if (!sample) return 'unknown';
  return nowMs - sample.atMs > SILENT_AFTER_MS ? 'lost' : sample.quality;
}

/** Each word's shape and colour. */
export const LINK_TONE: Record<LinkWord, StatusTone> = {
  good: 'good',
  fair: 'good',
  poor: 'attention',
  lost: 'bad',
  unknown: 'idle',
};
