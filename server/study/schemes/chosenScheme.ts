import { AppError } from '../../../shared/errors/index.ts';
import { schemeOf } from '../../../shared/study/instruments/catalogue.ts';
import type { Scheme } from '../../../shared/study/scheme.ts';
import { OwnSchemeId, type PersonId } from '../../../shared/vocabulary/index.ts';
import type { OwnSchemeStore } from './ports.ts';

type Wanted = Pick<Scheme, 'key' | 'intervalS'>;

/**
 * A copy of an instrument as it is now, for a study that somebody begins: one that comes with the product with one of its
 * intervals, or one that this person made or others share. Throws `study.no-scheme`.
 */
export async function chosenScheme(
  schemes: Pick<OwnSchemeStore, 'find'>,
  personId: PersonId,
  { key, intervalS }: Wanted,
): Promise<Scheme> {
  const own = OwnSchemeId.safeParse(key.replace(/^own:/, ''));
  const found = own.success ? await schemes.find(own.data) : undefined;
  const seen = found && (found.shared || found.personId === personId) ? found.scheme : schemeOf(key, intervalS);
  if (seen?.intervalS !== intervalS) throw new AppError('study.no-scheme', { key, intervalS });
  return seen;
}
