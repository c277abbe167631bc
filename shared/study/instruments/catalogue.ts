import { type Instrument, Scheme, type SchemeKey } from '../scheme.ts';
import { copusInstrument } from './copusScheme.ts';
import { fiasInstrument } from './fiasScheme.ts';
import { stdInstrument, stInstrument } from './stScheme.ts';

/** The instruments that come with the product. */
export const instruments: readonly Instrument[] = [stInstrument, stdInstrument, fiasInstrument, copusInstrument];

/** The figures that only this instrument has; `undefined` where there are none. */
export const figuresOf = (key: SchemeKey): Instrument['figures'] =>
  instruments.find((instrument) => instrument.key === key)?.figures;

/** An instrument with one of its intervals; `undefined` when it does not offer that one. */
export function schemeOf(key: SchemeKey, intervalS: number): Scheme | undefined {
  const found = instruments.find((instrument) => instrument.key === key && instrument.intervalsS.includes(intervalS));
  if (!found) return undefined;
  const { intervalsS: _, ...scheme } = found;
  return Scheme.parse({ ...scheme, intervalS });
}
