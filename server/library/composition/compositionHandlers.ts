import type { Composition, EndpointHandlers, TransferRequest } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { FileAddresses } from '../FileAddresses.ts';
import { compositionName } from '../fileNames.ts';
import { type LibraryDeps, watched } from '../libraryHandlers.ts';
import type { StoredTake } from '../ports.ts';
import type { SavedFile } from '../SavedFile.ts';
import { mayManage } from '../watchers.ts';
import { type Compositions, KEPT_FOR_MS } from './Compositions.ts';
import type { CompositionStore, FilmStudio, MadeFile, StoredComposition } from './ports.ts';

type Deps = Pick<LibraryDeps, 'library' | 'addresses'> & {
  readonly compositions: Pick<Compositions, 'ask' | 'ready' | 'remove' | 'progressOf'>;
  readonly made: Pick<CompositionStore, 'find' | 'ofTake'>;
  readonly studio: Pick<FilmStudio, 'read'>;
};

type Handlers = Pick<EndpointHandlers<Caller>, 'compositions.list' | 'compositions.ask' | 'compositions.remove'>;

/** Handlers of the videos as files. */
export type CompositionTransfers = {
  readonly 'compositions.file': (caller: Caller, request: TransferRequest<'compositions.file'>) => Promise<SavedFile>;
};

/** Videos of takes, for whoever may watch these. */
export function compositionHandlers(deps: Deps): Handlers & CompositionTransfers {
  const { compositions, made, addresses, studio } = deps;
  return {
    'compositions.list': async (caller, { params: { takeId } }) => {
      const person = personOf(caller);
      const take = await watched(person, deps, takeId);
      const known = await made.ofTake(takeId);
      return {
        ready: await compositions.ready(),
        compositions: known.map((each) => shownTo(each, { person, take, ...deps })),
      };
    },
    'compositions.ask': async (caller, { params: { takeId }, body }) => {
      const person = personOf(caller);
      const take = await watched(person, deps, takeId);
      const asked = await compositions.ask(take, body, person.personId);
      caller.log.info({ event: 'composition.asked', compositionId: asked.compositionId, takeId, ...body });
      return { composition: shownTo(asked, { person, take, ...deps }) };
    },
    'compositions.remove': async (caller, { params }) => {
      const person = personOf(caller);
      const take = await watched(person, deps, params.takeId);
      const found = await foundIn(made, params);
      if (!isTheirs(found, person, take)) throw new AppError('composition.not-yours', params);
      await compositions.remove(found);
      caller.log.info({ event: 'composition.removed', ...params, personId: person.personId });
      return {};
    },
    'compositions.file': async (caller, { params, query: { until, sign } }) => {
      const person = personOf(caller);
      addresses.check({ fileId: params.compositionId, holderId: person.personId, untilMs: until }, sign);
      // Who may watch can have changed since the address was made.
      const take = await watched(person, deps, params.takeId);
      const found = await foundIn(made, params);
      if (found.bytes === null) throw new AppError('composition.not-found', params);
      return {
        contentType: 'video/mp4',
        bytes: found.bytes,
        tag: `${found.compositionId}-${found.endedAtMs}`,
        use: { kind: 'save', name: compositionName(take, found.fromMs) },
        read: (part) => studio.read(found, part),
      };
    },
  };
}

async function foundIn(made: Pick<CompositionStore, 'find'>, wanted: MadeFile): Promise<StoredComposition> {
  const found = await made.find(wanted.compositionId);
  if (found?.takeId !== wanted.takeId) throw new AppError('composition.not-found', wanted);
  return found;
}

const isTheirs = ({ askedBy }: StoredComposition, person: PersonIdentity, take: StoredTake): boolean =>
  askedBy === person.personId || mayManage(person, take);

type Shown = {
  readonly person: PersonIdentity;
  readonly take: StoredTake;
  readonly addresses: FileAddresses;
  readonly compositions: Pick<Compositions, 'progressOf'>;
};

/** A composition as a person sees it. */
function shownTo(composition: StoredComposition, { person, take, addresses, compositions }: Shown): Composition {
  const { askedBy: _, endedAtMs, ...known } = composition;
  const isDone = known.status === 'done';
  const { takeId, compositionId } = known;
  const query = addresses.sign({ fileId: compositionId, holderId: person.personId, untilMs: addresses.untilMs() });
  return {
    ...known,
    progressRatio: isDone ? 1 : compositions.progressOf(known),
    keptUntilMs: isDone && endedAtMs !== null ? endedAtMs + KEPT_FOR_MS : null,
    url: isDone ? `/api/takes/${takeId}/compositions/${compositionId}/file?${query}` : null,
    mine: isTheirs(composition, person, take),
  };
}
