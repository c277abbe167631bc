import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { OBSERVING, type TakeId } from '../../../shared/vocabulary/index.ts';
import { type Caller, hasRole, personOf } from '../../accounts/Caller.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import { sees } from '../../directory/sight.ts';
import { watched } from '../../library/libraryHandlers.ts';
import type { StoredTake } from '../../library/ports.ts';
import { mayManage } from '../../library/watchers.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import { agreedHandlers } from '../agreed/agreedHandlers.ts';
import type { AgreedStore } from '../agreed/ports.ts';
import { type ExportTransfers, exportHandlers } from '../exports/exportHandlers.ts';
import type { RecordDeps } from '../exports/RecordDesk.ts';
import { parallelHandlers } from '../parallels/parallelHandlers.ts';
import type { ParallelStore } from '../parallels/ports.ts';
import type { ScoreStore } from '../scores/ports.ts';
import { SheetDesk } from '../sheets/SheetDesk.ts';
import type { StudyWorkStore } from '../work/ports.ts';
import { studyWorkHandlers } from '../work/studyWorkHandlers.ts';
import { type Asker, type StudyDeps, StudyDesk } from './StudyDesk.ts';

type Handlers = Pick<
  EndpointHandlers<Caller>,
  Extract<keyof EndpointHandlers<Caller>, `${'studies' | 'sheets' | 'agreed' | 'study-work' | 'parallels'}.${string}`>
>;

type Deps = Omit<StudyDeps, 'changes' | 'library' | 'studyWork' | 'parallels'> &
  Pick<RecordDeps, 'library' | 'logs' | 'marks' | 'scores'> & {
    readonly agreed: AgreedStore;
    readonly studyWork: StudyWorkStore;
    readonly parallels: ParallelStore;
    readonly scores: Pick<ScoreStore, 'rubricsOf' | 'statesOf'>;
  };

/** Studies of takes, the sheets in them, what else is done there, and what is written of it for other programs. */
export function studyHandlers(given: Deps): Handlers & ExportTransfers {
  const deps = { ...given, changes: new KeyedLock() };
  const desk = new StudyDesk(deps);
  const sheetDesk = new SheetDesk({ ...deps, desk });
  return {
    ...ofStudies(desk, given),
    ...ofSheets(sheetDesk),
    ...agreedHandlers({ ...deps, desk }),
    ...studyWorkHandlers({ ...deps, desk }),
    ...parallelHandlers({ ...deps, desk }),
    ...exportHandlers({ ...deps, desk, sheetDesk }),
  };
}

const askerOf = (caller: Caller): Asker => ({ person: personOf(caller), log: caller.log });

function ofStudies(desk: StudyDesk, deps: Deps): Pick<Handlers, Extract<keyof Handlers, `studies.${string}`>> {
  return {
    'studies.list': (by) => desk.list(askerOf(by)),
    'studies.begin': async (by, { params: { takeId }, body }) =>
      desk.begin(askerOf(by), await studied(personOf(by), deps, takeId), body),
    'studies.read': (by, { params: { studyId } }) => desk.read(askerOf(by), studyId),
    'studies.change': (by, { params: { studyId }, body }) => desk.change(askerOf(by), studyId, body),
    'studies.archive': (by, { params: { studyId } }) => desk.archive(askerOf(by), studyId),
    'studies.candidates': (by, { params: { studyId }, query: { text } }) => desk.candidates(askerOf(by), studyId, text),
    'studies.invite': (by, { params: { studyId, personId }, body: { role } }) =>
      desk.invite(askerOf(by), studyId, personId, role),
    'studies.dismiss': (by, { params: { studyId, personId } }) => desk.dismiss(askerOf(by), studyId, personId),
  };
}

function ofSheets(desk: SheetDesk): Pick<Handlers, Extract<keyof Handlers, `sheets.${string}`>> {
  return {
    'sheets.begin': (by, { params: { studyId }, body: { scheme } }) => desk.begin(askerOf(by), studyId, scheme),
    'sheets.read': (by, { params }) => desk.read(askerOf(by), params),
    'sheets.save': (by, { params, body: { units } }) => desk.save(askerOf(by), params, units),
    'sheets.save-events': (by, { params, body: { events } }) => desk.saveEvents(askerOf(by), params, events),
    'sheets.submit': (by, { params }) => desk.submit(askerOf(by), params),
  };
}

/**
 * A take of which this person may begin a study: they manage it, or are researchers and may watch it; or it is being
 * recorded, and they may look into the lesson.
 */
async function studied(person: PersonIdentity, deps: Deps, takeId: TakeId): Promise<StoredTake> {
  const running = await deps.library.find(takeId);
  if (running?.endedAtMs === null && hasRole(person, ...OBSERVING) && sees(person, running)) return running;
  const take = await watched(person, deps, takeId);
  if (!mayManage(person, take) && !hasRole(person, 'researcher')) throw new AppError('take.not-yours', { takeId });
  return take;
}
