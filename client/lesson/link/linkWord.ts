import type { LinkQuality, LinkSample } from '../../../shared/lesson/state.ts';
import { LINK_REPORT_EVERY_MS } from '../../../shared/protocol/index.ts';
import type { StatusTone } from '../../kit/StatusMark.tsx';

/** A seat that has not reported three times in a row is not heard of. */
const SILENT_AFTER_MS = 3 * LINK_REPORT_EVERY_MS;

/** A line in the words that a teacher reads; `unknown` until the first report, `sound-only` while it carries no picture. */
export type LinkWord = LinkQuality | 'unknown' | 'sound-only';

/** How a seat's line is now. What carries no picture is that before it is weak. */
export function linkWord(sample: LinkSample | undefined, soundOnly: boolean, nowMs: number): LinkWord {
  if (sample && nowMs - sample.atMs > SILENT_AFTER_MS) return 'lost';
  if (soundOnly) return 'sound-only';
  return sample?.quality ?? 'unknown';
}

/** Each word's shape and colour. */
export const LINK_TONE: Record<LinkWord, StatusTone> = {
  good: 'good',
  fair: 'good',
  poor: 'attention',
  'sound-only': 'attention',
  lost: 'bad',
  unknown: 'idle',
};
