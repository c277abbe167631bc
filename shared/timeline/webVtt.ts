import type { Span } from './tracks.ts';

/** A stretch with words to it, in ms since the take began. */
export type Cue = Span & { readonly text: string };

const two = (n: number): string => `${n}`.padStart(2, '0');

/** `01:02:03.004`; hours may have more digits. */
function timeOf(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const [h, m, s] = [Math.floor(whole / 3_600_000), Math.floor(whole / 60_000) % 60, Math.floor(whole / 1_000) % 60];
  return `${two(h)}:${two(m)}:${two(s)}.${`${whole % 1_000}`.padStart(3, '0')}`;
}

/** No sign of a text may be taken for markup, an arrow or the end of the cue. */
const escaped = (text: string): string =>
  text
    .replace(/\0/g, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

/**
 * Writes cues as a WebVTT file (W3C WebVTT, https://www.w3.org/TR/webvtt1/), in the order of their beginnings. A text is
 * one line. What has no text, or less than a millisecond, is left out.
 */
export function vttOf(cues: readonly Cue[]): string {
  const blocks = [...cues]
    .sort((a, b) => a.fromMs - b.fromMs)
    .map(({ fromMs, toMs, text }) => ({ from: timeOf(fromMs), to: timeOf(toMs), text: escaped(text) }))
    .filter(({ from, to, text }) => from !== to && text !== '')
    .map(({ from, to, text }, index) => `${index + 1}\n${from} --> ${to}\n${text}\n`);
  return ['WEBVTT\n', ...blocks].join('\n');
}

/** A stretch with data to it, in ms since the take began. */
export type DataCue = Span & { readonly data: unknown };

/**
 * Writes a WebVTT file for a track of kind `metadata`: each cue's text is JSON in one line. An arrow in it would end the
 * cue, so the sign `>` is written as JSON can write it: escaped.
 */
export function metadataVttOf(cues: readonly DataCue[]): string {
  const blocks = [...cues]
    .sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)
    .map(({ fromMs, toMs, data }) => ({ from: timeOf(fromMs), to: timeOf(toMs), text: JSON.stringify(data) }))
    .map(({ from, to, text }, index) => `${index + 1}\n${from} --> ${to}\n${text.replaceAll('>', '\\u003e')}\n`);
  return ['WEBVTT\n', ...blocks].join('\n');
}
