import { MAX_SERIES, rivalsOf, type Scheme } from '../../../shared/study/scheme.ts';

/** A series with one more code: what goes on already is not written twice, nor more than can be told apart. */
export const added = (series: readonly string[], code: string): readonly string[] =>
  series.at(-1) === code || series.length >= MAX_SERIES ? series : [...series, code];

/** With the code or without it; it takes the place of those that cannot be with it. */
export function toggled(scheme: Scheme, codes: readonly string[], code: string): readonly string[] {
  if (codes.includes(code)) return codes.filter((each) => each !== code);
  const rivals = rivalsOf(scheme, code);
  return [...codes.filter((each) => !rivals.includes(each)), code];
}
