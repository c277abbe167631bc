import { sql } from 'kysely';
import { AgreedTable } from './AgreedTable.ts';
import { ArchiveTable } from './ArchiveTable.ts';
import { AuditTable } from './AuditTable.ts';
import { ClassroomsTable } from './ClassroomsTable.ts';
import { CompositionsTable } from './CompositionsTable.ts';
import { CoursesTable } from './CoursesTable.ts';
import { DecksTable } from './DecksTable.ts';
import { DisplaysTable } from './DisplaysTable.ts';
import { FailuresTable } from './FailuresTable.ts';
import { LessonsTable } from './LessonsTable.ts';
import { LibraryTable } from './LibraryTable.ts';
import { LogTable, type LogTableProbe } from './LogTable.ts';
import { MarksTable } from './MarksTable.ts';
import { OwnSchemesTable } from './OwnSchemesTable.ts';
import { PairingsTable } from './PairingsTable.ts';
import { ParallelsTable } from './ParallelsTable.ts';
import { PassesTable } from './PassesTable.ts';
import { PeopleTable } from './PeopleTable.ts';
import { PlansTable } from './PlansTable.ts';
import { PupilsTable } from './PupilsTable.ts';
import { QueriesTable } from './QueriesTable.ts';
import { RubricsTable } from './RubricsTable.ts';
import { SchoolsTable } from './SchoolsTable.ts';
import { ScoresTable } from './ScoresTable.ts';
import { SessionsTable } from './SessionsTable.ts';
import { SettingsTable } from './SettingsTable.ts';
import { SharesTable } from './SharesTable.ts';
import { SheetsTable } from './SheetsTable.ts';
import { StudiesTable } from './StudiesTable.ts';
import { StudyWorkTable } from './StudyWorkTable.ts';
import { TakesTable } from './TakesTable.ts';
import type { Database } from './tables.ts';

/** Everything that is kept in the database, each part behind the port that its domain declares. */
export function openStores(db: Database, probe?: LogTableProbe) {
  return {
    people: new PeopleTable(db),
    sessions: new SessionsTable(db),
    failures: new FailuresTable(db),
    displays: new DisplaysTable(db),
    pairings: new PairingsTable(db),
    passes: new PassesTable(db),
    pupils: new PupilsTable(db),
    schools: new SchoolsTable(db),
    classrooms: new ClassroomsTable(db),
    courses: new CoursesTable(db),
    lessons: new LessonsTable(db),
    plans: new PlansTable(db),
    decks: new DecksTable(db),
    takes: new TakesTable(db),
    library: new LibraryTable(db),
    archive: new ArchiveTable(db),
    audit: new AuditTable(db),
    compositions: new CompositionsTable(db),
    shares: new SharesTable(db),
    marks: new MarksTable(db),
    studies: new StudiesTable(db),
    sheets: new SheetsTable(db),
    schemes: new OwnSchemesTable(db),
    agreed: new AgreedTable(db),
    studyWork: new StudyWorkTable(db),
    parallels: new ParallelsTable(db),
    rubrics: new RubricsTable(db),
    scores: new ScoresTable(db),
    queries: new QueriesTable(db),
    lessonLogs: new LogTable(db, probe),
    settings: new SettingsTable(db),
    /** Passes when the database answers. */
    ping: async (): Promise<void> => void (await sql`select 1`.execute(db)),
  };
}

/** See `openStores`. */
export type Stores = ReturnType<typeof openStores>;
