import { sql } from 'kysely';
import { ClassroomsTable } from './ClassroomsTable.ts';
import { CoursesTable } from './CoursesTable.ts';
import { DecksTable } from './DecksTable.ts';
import { DisplaysTable } from './DisplaysTable.ts';
import { FailuresTable } from './FailuresTable.ts';
import { LessonsTable } from './LessonsTable.ts';
import { LogTable, type LogTableProbe } from './LogTable.ts';
import { PairingsTable } from './PairingsTable.ts';
import { PassesTable } from './PassesTable.ts';
import { PeopleTable } from './PeopleTable.ts';
import { PlansTable } from './PlansTable.ts';
import { PupilsTable } from './PupilsTable.ts';
import { SchoolsTable } from './SchoolsTable.ts';
import { SessionsTable } from './SessionsTable.ts';
import { SettingsTable } from './SettingsTable.ts';
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
    lessonLogs: new LogTable(db, probe),
    settings: new SettingsTable(db),
    /** Passes when the database answers. */
    ping: async (): Promise<void> => void (await sql`select 1`.execute(db)),
  };
}

/** See `openStores`. */
export type Stores = ReturnType<typeof openStores>;
