import { useQuery } from '@tanstack/react-query';
import { instruments } from '../../../shared/study/instruments/catalogue.ts';
import type { Instrument } from '../../../shared/study/scheme.ts';
import { schemesQuery } from '../../api/schemes.ts';

/** Instruments to choose from: those of the product, one's own, and those that others share. */
export function useOfferedInstruments(): readonly Instrument[] {
  const { data } = useQuery(schemesQuery);
  const own = (data ?? []).map(
    ({ scheme: { intervalS, ...scheme } }): Instrument => ({ ...scheme, intervalsS: [intervalS] }),
  );
  return [...instruments, ...own];
}
