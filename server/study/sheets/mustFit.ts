import type { CodedUnit } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { fitsInterval, type Scheme } from '../../../shared/study/scheme.ts';

/**
 * Refuses what is not in the scheme, and what is not in the take: `sheet.code-unknown`.
 *
 * @param count - How many intervals there are.
 */
export function mustFit({ unit, codes }: Pick<CodedUnit, 'unit' | 'codes'>, scheme: Scheme, count: number): void {
  const fits = scheme.unit === 'interval' && fitsInterval(scheme, codes) && unit < count;
  if (!fits) throw new AppError('sheet.code-unknown', { unit });
}
