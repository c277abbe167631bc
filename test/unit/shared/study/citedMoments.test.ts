import { describe, expect, it } from 'vitest';
import { citedMoments } from '../../../../shared/study/citedMoments.ts';

const HOUR_MS = 3_600_000;
const cited = (text: string, lengthMs = 2 * HOUR_MS) =>
  citedMoments(text, lengthMs).flatMap(({ text: clock, takeMs }) => (takeMs === null ? [] : [[clock, takeMs]]));

describe('moments that a text cites', () => {
  it('are its clocks, with all else kept as it was written', () => {
    const text = '问后等了(00:12)，再看12:34—1:02:03。';
    expect(cited(text)).toEqual([
      ['00:12', 12_000],
      ['12:34', 754_000],
      ['1:02:03', 3_723_000],
    ]);
    expect(
      citedMoments(text, 2 * HOUR_MS)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('may be written with the colon of a Chinese keyboard', () => {
    expect(cited('见 3：05')).toEqual([['3：05', 185_000]]);
  });

  it.each([
    ['a ratio of long numbers', '1234:56'],
    ['seconds that there are not', '12:75'],
    ['more than three parts', '1:2:03:04'],
    ['a moment after the end', '59:59'],
    ['nothing', ''],
  ])('are not %s', (_what, text) => {
    expect(cited(text, HOUR_MS / 2)).toEqual([]);
    expect(
      citedMoments(text, HOUR_MS / 2)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
