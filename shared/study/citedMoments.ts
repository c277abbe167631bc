/** A piece of a text: words, or a clock in it that names a moment of the take. */
export type CitedPart = {
  readonly text: string;
  /** In ms since the take began; `null`: only words. */
  readonly takeMs: number | null;
};

/** `12:34` or `1:02:03`, not a part of a longer number. */
const CLOCK = /(?<![\d:：])(?:(\d{1,2})[:：])?([0-5]?\d)[:：]([0-5]\d)(?![\d:：])/gu;

/** Finds the moments that a text cites by their clocks. A clock beyond the take's end is only words. */
export function citedMoments(text: string, lengthMs: number): CitedPart[] {
  const parts: CitedPart[] = [];
  let from = 0;
  for (const found of text.matchAll(CLOCK)) {
    const [clock, hours = '0', minutes = '0', seconds = '0'] = found;
    const takeMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
    if (takeMs > lengthMs) continue;
    if (found.index > from) parts.push({ text: text.slice(from, found.index), takeMs: null });
    parts.push({ text: clock, takeMs });
    from = found.index + clock.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), takeMs: null });
  return parts;
}
