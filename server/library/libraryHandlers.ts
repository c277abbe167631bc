import { type EndpointHandlers, type LibraryTake, MAX_TAKES_LISTED } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { factFor } from '../../shared/lesson/confidence.ts';
import { packFact } from '../../shared/protocol/index.ts';
import type { TakeId } from '../../shared/vocabulary/index.ts';
import { type Caller, personOf } from '../accounts/Caller.ts';
import type { PersonIdentity } from '../accounts/Identity.ts';
import type { LessonLogStore } from '../lesson/ports.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Compositions } from './composition/Compositions.ts';
import type { FileAddresses } from './FileAddresses.ts';
import { contentTypeOf } from './fileTypes.ts';
import type { LibraryStore, StoredTake, TakeFiles } from './ports.ts';
import { deleteFiles } from './Retention.ts';
import type { RecordingSettingsStore } from './settingsHandlers.ts';
import { mayManage, mustManage, mustWatch, takeSightOf } from './watchers.ts';

/** What the library works with. */
export type LibraryDeps = {
  readonly library: LibraryStore;
  readonly files: TakeFiles;
  readonly addresses: FileAddresses;
  readonly compositions: Pick<Compositions, 'removeOf'>;
  readonly logs: Pick<LessonLogStore, 'readSince'>;
  readonly settings: Pick<RecordingSettingsStore, 'readRecording'>;
  readonly clock: Clock;
};

type Handlers = Pick<
  EndpointHandlers<Caller>,
  'takes.list' | 'takes.read' | 'takes.log' | 'takes.publish' | 'takes.remove'
>;

/** The reader of a lesson's log who sat nowhere in it: told what everybody was told. */
const ANYBODY = { role: 'classroom', classroomId: null } as const;

/** The library of takes: found, opened, shown to others, removed. */
export function libraryHandlers(deps: LibraryDeps): Handlers {
  return { ...readHandlers(deps), ...manageHandlers(deps) };
}

function readHandlers(deps: LibraryDeps): Pick<Handlers, 'takes.list' | 'takes.read' | 'takes.log'> {
  const { library, addresses, logs, settings, clock } = deps;
  return {
    'takes.list': async (caller, { query: { text, ...filter } }) => {
      const person = personOf(caller);
      const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
      const found = await library.list(takeSightOf(person), { ...filter, words }, MAX_TAKES_LISTED + 1);
      return {
        takes: found.slice(0, MAX_TAKES_LISTED).map((take) => shownTo(person, take)),
        more: found.length > MAX_TAKES_LISTED,
      };
    },
    'takes.read': async (caller, { params }) => {
      const person = personOf(caller);
      const take = await watched(person, deps, params.takeId);
      const urlsUntilMs = addresses.untilMs();
      const files = (await library.filesOf(take.takeId)).map(({ takeId: _, status: __, sha256: ___, ...file }) => {
        const path = `/api/takes/files/${file.trackFileId}`;
        const sign = addresses.sign({ fileId: file.trackFileId, holderId: person.personId, untilMs: urlsUntilMs });
        return { ...file, contentType: contentTypeOf(file), url: `${path}?${sign}`, saveUrl: `${path}/save?${sign}` };
      });
      const watermark = (await settings.readRecording()).watermark ? person.name : null;
      return { take: shownTo(person, take), files, urlsUntilMs, serverAtMs: clock.nowMs(), watermark };
    },
    'takes.log': async (caller, { params }) => {
      const { lessonId, endedAtMs } = await watched(personOf(caller), deps, params.takeId);
      const facts = await logs.readSince(lessonId, 0);
      const told = facts.filter(({ atMs }) => endedAtMs === null || atMs <= endedAtMs);
      return { facts: told.map((fact) => [...packFact(factFor(fact, ANYBODY))]) };
    },
  };
}

function manageHandlers(deps: LibraryDeps): Pick<Handlers, 'takes.publish' | 'takes.remove'> {
  const { library, files, compositions, clock } = deps;
  return {
    'takes.publish': async (caller, { params, body: { audience } }) => {
      const person = personOf(caller);
      const take = await found(deps, params.takeId);
      mustManage(person, take);
      await library.setAudience(take.takeId, audience);
      caller.log.info({ event: 'take.published', takeId: take.takeId, audience, personId: person.personId });
      return {};
    },
    'takes.remove': async (caller, { params }) => {
      const person = personOf(caller);
      const take = await found(deps, params.takeId);
      mustManage(person, take);
      if (take.endedAtMs === null) throw new AppError('take.not-ended', { takeId: take.takeId });
      // Out of reach first: what cannot be deleted now must not be watched meanwhile.
      await library.remove(take.takeId, clock.nowMs());
      caller.log.info({ event: 'take.removed', takeId: take.takeId, personId: person.personId });
      await deleteFiles(take.takeId, { library, files, compositions, log: caller.log });
      return {};
    },
  };
}

/** A take as a person sees it. */
function shownTo(person: PersonIdentity, { invited: _, ...take }: StoredTake): LibraryTake {
  const listening = take.listening.map(({ schoolId: _, ...classroom }) => classroom);
  return { ...take, listening, mine: mayManage(person, take) };
}

/** A take that this person may watch. Throws `take.not-found`, `take.not-yours`. */
export async function watched(
  person: PersonIdentity,
  deps: Pick<LibraryDeps, 'library'>,
  takeId: TakeId,
): Promise<StoredTake> {
  const take = await found(deps, takeId);
  mustWatch(person, take);
  return take;
}

async function found({ library }: Pick<LibraryDeps, 'library'>, takeId: TakeId): Promise<StoredTake> {
  const take = await library.find(takeId);
  if (!take) throw new AppError('take.not-found', { takeId });
  return take;
}
