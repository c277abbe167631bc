import type { Rung } from '../../../shared/lesson/rungState.ts';
import type { LinkQuality, LinkSample } from '../../../shared/lesson/state.ts';
import { LINK_REPORT_EVERY_MS } from '../../../shared/protocol/index.ts';
import type { StatusTone } from '../../kit/StatusMark.tsx';

/** A seat that has not reported three times in a row is not heard of. */
const SILENT_AFTER_MS = 3 * LINK_REPORT_EVERY_MS;

/** What a line that does not carry everything carries. */
export type ThinWord = 'fewer-pictures' | 'coarse' | 'sound-only' | 'pages-only';

/** A line in the words that a teacher reads; `unknown` until the first report. */
export type LinkWord = LinkQuality | 'unknown' | ThinWord;

/** What a class notices of a rung, if anything: that small pictures are less sharp nobody does. */
export function thinWord(rung: Rung): ThinWord | null {
  if (rung <= 1) return null;
  if (rung === 2) return 'fewer-pictures';
  if (rung <= 4) return 'coarse';
  return rung === 5 ? 'sound-only' : 'pages-only';
}

/** How a seat's line is now. What a class misses of the lesson is said before how its line is. */
export function linkWord(sample: LinkSample | undefined, rung: Rung, nowMs: number): LinkWord {
  if (sample && nowMs - sample.atMs > SILENT_AFTER_MS) return 'lost';
  return thinWord(rung) ?? sample?.quality ?? 'unknown';
}

/** Each word's shape and colour. */
export const LINK_TONE: Record<LinkWord, StatusTone> = {
  good: 'good',
  fair: 'good',
  poor: 'attention',
  'fewer-pictures': 'attention',
  coarse: 'attention',
  'sound-only': 'attention',
  'pages-only': 'bad',
  lost: 'bad',
  unknown: 'idle',
};
