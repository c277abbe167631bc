/** Turns a value into a place, in CSS pixels. */
export type Scale = (value: number) => number;

/** A straight scale. Of a domain without width everything is at its beginning. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [low, high] = domain;
  const [from, to] = range;
  return (value) => (high === low ? from : from + ((value - low) / (high - low)) * (to - from));
}

/** Round steps of an axis. */
const STEPS = [1, 2, 5];

/** Round values from 0 to at least `max`, at most `most` steps: 0, 5, 10, 15. The last is where the axis ends. */
export function roundTicks(max: number, most: number): number[] {
  if (!(max > 0)) return [0, 1];
  for (let power = 10 ** Math.floor(Math.log10(max / most)); ; power *= 10)
    for (const step of STEPS) {
      const count = Math.ceil(max / (step * power) - 1e-9);
      // Products of decimals are not exact: 3 × 0.1 must read 0.3.
      if (count <= most) return Array.from({ length: count + 1 }, (_, n) => Number((n * step * power).toPrecision(12)));
    }
}

/** About how wide a letter is, in parts of the size of the type: Chinese ones fill a square. */
const widthOf = (letter: string): number => (/[ᄀ-￯]/u.test(letter) ? 1 : 0.6);

/** About how wide a text is, in CSS pixels. */
export const textWidthPx = (text: string, sizePx: number): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter) * sizePx, 0);

/** What may not be broken: a word or number in Latin letters; Chinese breaks anywhere. */
const UNIT = /[\w.:'-]+|./gsu;

/** Breaks a text into lines that fit, since drawn text does not break by itself. */
export function linesOf(text: string, widthPx: number, sizePx: number): string[] {
  const lines = [''];
  for (const unit of text.match(UNIT) ?? []) {
    // A word that is too long for any line is broken after all.
    const pieces = textWidthPx(unit, sizePx) > widthPx ? [...unit] : [unit];
    for (const piece of pieces) {
      const line = lines.at(-1) ?? '';
      if (line !== '' && textWidthPx(line + piece, sizePx) > widthPx) lines.push(piece);
      else lines[lines.length - 1] = line + piece;
    }
  }
  return lines;
}
