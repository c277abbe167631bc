import {
  type EndpointHandlers,
  type EndpointRequest,
  MAX_OWN_SCHEMES,
  type OwnScheme,
} from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { idPrefixes, OwnSchemeId } from '../../../shared/vocabulary/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { Clock } from '../../platform/Clock.ts';
import { newId } from '../../platform/newId.ts';
import type { OwnSchemeStore, StoredScheme } from './ports.ts';

type Handlers = Pick<EndpointHandlers<Caller>, Extract<keyof EndpointHandlers<Caller>, `schemes.${string}`>>;

type Deps = { readonly schemes: OwnSchemeStore; readonly clock: Clock };

/** Coding schemes that people make for themselves, or for everybody. */
export function schemeHandlers({ schemes, clock }: Deps): Handlers {
  return {
    'schemes.list': async (caller) => {
      const person = personOf(caller);
      return { schemes: (await schemes.seenBy(person.personId)).map((scheme) => shownTo(person, scheme)) };
    },
    'schemes.make': async (caller, { body: { draft, shared } }) => {
      const person = personOf(caller);
      const own = (await schemes.seenBy(person.personId)).filter(({ personId }) => personId === person.personId);
      if (own.length >= MAX_OWN_SCHEMES) throw new AppError('scheme.too-many', { most: MAX_OWN_SCHEMES });
      const schemeId = newId(OwnSchemeId, idPrefixes.ownScheme);
      const atMs = clock.nowMs();
      const made = {
        ...{ schemeId, personId: person.personId, ownerName: person.name, shared, madeAtMs: atMs, changedAtMs: atMs },
        scheme: { key: `own:${schemeId}` as const, version: 1, ...draft },
      };
      await schemes.add(made);
      caller.log.info({ event: 'scheme.made', schemeId, personId: person.personId });
      return shownTo(person, made);
    },
    'schemes.change': async (caller, { params: { schemeId }, body }) => {
      const person = personOf(caller);
      const changed = changedBy(await owned(person, schemes, schemeId), body, clock.nowMs());
      if (!(await schemes.change(changed, body.version))) throw new AppError('scheme.changed', { schemeId });
      caller.log.info({ event: 'scheme.changed', schemeId, personId: person.personId });
      return shownTo(person, changed);
    },
    'schemes.remove': async (caller, { params: { schemeId } }) => {
      const person = personOf(caller);
      await owned(person, schemes, schemeId);
      await schemes.remove(schemeId);
      caller.log.info({ event: 'scheme.removed', schemeId, personId: person.personId });
      return {};
    },
  };
}

/** A scheme that this person may change. */
async function owned(person: PersonIdentity, schemes: OwnSchemeStore, schemeId: OwnSchemeId): Promise<StoredScheme> {
  const found = await schemes.find(schemeId);
  if (!found) throw new AppError('scheme.not-found', { schemeId });
  if (found.personId !== person.personId) throw new AppError('scheme.not-yours', { schemeId });
  return found;
}

function changedBy(
  before: StoredScheme,
  { draft, shared, version }: EndpointRequest<'schemes.change'>['body'],
  changedAtMs: number,
): StoredScheme {
  return { ...before, shared, changedAtMs, scheme: { key: before.scheme.key, version: version + 1, ...draft } };
}

function shownTo(person: PersonIdentity, { personId, madeAtMs: _, ...scheme }: StoredScheme): OwnScheme {
  return { ...scheme, mine: personId === person.personId };
}
