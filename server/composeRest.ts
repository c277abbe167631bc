import type { LessonId } from '../shared/vocabulary/index.ts';
import { displayHandlers, revokeDisplaysOf } from './accounts/displays/displayHandlers.ts';
import { passHandlers } from './accounts/passes/passHandlers.ts';
import { peopleHandlers } from './accounts/peopleHandlers.ts';
import { sessionHandlers } from './accounts/sessionHandlers.ts';
import { auditHandlers } from './audit/auditHandlers.ts';
import type { Accounts, Directory, Library } from './composeParts.ts';
import { classroomHandlers } from './directory/classroomHandlers.ts';
import { courseHandlers } from './directory/courseHandlers.ts';
import { lessonHandlers } from './directory/lessonHandlers.ts';
import { observingEndpoints } from './directory/observedLessons.ts';
import { schoolHandlers } from './directory/schoolHandlers.ts';
import { httpApp } from './edge/http/httpApp.ts';
import { trustedProxies } from './edge/http/proxies.ts';
import { RateLimits } from './edge/http/rateLimits.ts';
import { catchupEndpoints } from './lesson/catchup/catchupEndpoints.ts';
import type { DeckShelf } from './lesson/courseware/DeckShelf.ts';
import { deckHandlers } from './lesson/courseware/deckHandlers.ts';
import type { FileStore } from './lesson/courseware/ports.ts';
import type { Drills } from './lesson/drill/Drills.ts';
import { drillEndpoints } from './lesson/drill/drillEndpoints.ts';
import type { Lessons } from './lesson/Lessons.ts';
import type { Pupils } from './lesson/pupils/Pupils.ts';
import { pupilEndpoints } from './lesson/pupils/pupilEndpoints.ts';
import { archiveHandlers } from './library/archive/archiveHandlers.ts';
import { compositionHandlers } from './library/composition/compositionHandlers.ts';
import { LiveSounds } from './library/LiveSounds.ts';
import { libraryHandlers } from './library/libraryHandlers.ts';
import { settingsHandlers } from './library/settingsHandlers.ts';
import { guestHandlers } from './library/shares/guestHandlers.ts';
import { SharedTakes } from './library/shares/SharedTakes.ts';
import { shareHandlers } from './library/shares/shareHandlers.ts';
import { takeTransfers } from './library/takeTransfers.ts';
import type { Stores } from './persistence/stores.ts';
import type { Surroundings, Watching } from './Surroundings.ts';
import { markHandlers } from './study/marks/markHandlers.ts';
import { rubricHandlers } from './study/rubrics/rubricHandlers.ts';
import { schemeHandlers } from './study/schemes/schemeHandlers.ts';
import { scoreHandlers } from './study/scores/scoreHandlers.ts';
import { searchHandlers } from './study/search/searchHandlers.ts';
import { studyHandlers } from './study/studies/studyHandlers.ts';

/** Said instead of a district's name until there is one. */
const UNNAMED_DISTRICT = '同堂';

type RestParts = {
  readonly surroundings: Surroundings;
  readonly watching: Watching;
  readonly stores: Stores;
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly courseware: { readonly shelf: DeckShelf; readonly files: FileStore };
  readonly library: Library;
  readonly pupils: Pupils;
  readonly drills: Drills;
  readonly lessons: Lessons;
  /** Told after each change of a mark that others than its author may see. */
  readonly onMarksChanged: (lessonId: LessonId) => void;
  readonly caCertificate: string | undefined;
  readonly isReady: () => boolean;
};

/** The REST side: every endpoint behind one gate, the pages for the technician, the client's files. */
export function restSide(parts: RestParts) {
  const {
    surroundings: { config, clock, log, checkReplies },
    watching: { health, metrics },
    accounts,
  } = parts;
  return httpApp({
    handlers: restHandlers(parts),
    gate: {
      identify: (token) => accounts.sessions.identify(token),
      limits: new RateLimits(clock),
      sessionLifeMs: config.SESSION_LIFE_MS,
      metrics,
      log,
      checkReplies,
    },
    operations: {
      health,
      metrics,
      metricsToken: config.METRICS_TOKEN,
      trustedProxies: trustedProxies(config.TRUST_PROXY),
      isReady: parts.isReady,
      caCertificate: parts.caCertificate,
    },
    clientDir: config.CLIENT_DIR,
  });
}

function restHandlers({
  surroundings: { config, clock },
  stores,
  accounts: { sessions, signIn, pairings, keys, passes },
  directory,
  courseware,
  library,
  pupils,
  drills,
  lessons: live,
  onMarksChanged,
}: RestParts) {
  const { people, schools, classrooms, courses, lessons, displays, settings, decks } = stores;
  const { presence, agenda } = directory;
  const takes = { ...library, library: stores.library, logs: stores.lessonLogs, settings, clock };
  const sharedTakes = new SharedTakes(takes);
  const districtName = async () => (await settings.read('district.name')) ?? config.DISTRICT_NAME ?? UNNAMED_DISTRICT;
  const schoolExists = async (schoolId: Parameters<typeof schools.find>[0]) =>
    (await schools.find(schoolId)) !== undefined;
  return {
    ...sessionHandlers({ people, sessions, signIn, clock, districtName }),
    ...peopleHandlers({ people, sessions, schoolExists }),
    ...passHandlers({ passes }),
    ...displayHandlers({ pairings, keys, displays, classrooms, sessions, clock }),
    ...schoolHandlers({ schools, clock }),
    ...classroomHandlers({
      classrooms,
      schools,
      presence,
      clock,
      revokeDisplaysOf: (classroomId) => revokeDisplaysOf({ displays, sessions, clock }, classroomId),
    }),
    ...courseHandlers({ courses, teachers: people }),
    ...pupilEndpoints({ pupils, lessons, decks, files: courseware.files }),
    ...catchupEndpoints({ lessons: live, logs: stores.lessonLogs, sounds: new LiveSounds(takes), clock }),
    ...libraryHandlers(takes),
    ...auditHandlers({ audit: stores.audit }),
    ...settingsHandlers({ settings, onChanged: () => void library.retention.sweep() }),
    ...archiveHandlers(library),
    ...compositionHandlers({ ...takes, made: stores.compositions }),
    ...shareHandlers({ ...takes, shares: stores.shares, sharedTakes }),
    ...guestHandlers({ ...takes, shares: stores.shares, sharedTakes, decks, deckFiles: courseware.files }),
    ...markHandlers({ marks: stores.marks, library: stores.library, lessons, onChanged: onMarksChanged, clock }),
    ...schemeHandlers({ schemes: stores.schemes, clock }),
    ...studyHandlers({ ...stores, logs: stores.lessonLogs, clock }),
    ...rubricHandlers({ ...stores, clock }),
    ...scoreHandlers({ ...stores, clock }),
    ...searchHandlers({ ...stores, clock }),
    ...takeTransfers({ ...takes, decks, deckFiles: courseware.files }),
    ...deckHandlers({ ...courseware, decks, lessons, agenda }),
    ...lessonHandlers({ lessons, courses, classrooms, teachers: people, presence, agenda, clock }),
    ...observingEndpoints({ lessons, presence, clock }),
    ...drillEndpoints({ drills, lessons, clock }),
  };
}
