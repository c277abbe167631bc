import type { Server } from 'node:http';
import { join } from 'node:path';
import { AuditedLog } from './audit/AuditedLog.ts';
import { AuditTrail } from './audit/AuditTrail.ts';
import { joinLive, openLessons, openMedia } from './composeLive.ts';
import { joinAccounts, joinCourseware, joinDirectory, joinLibrary, openData, prepareDemo } from './composeParts.ts';
import { openRecording } from './composeRecording.ts';
import { restSide } from './composeRest.ts';
import type { DemoAccount } from './demo/seedDemo.ts';
import { certificateFor, listen, makeHttpServer, stopListening } from './edge/http/listen.ts';
import { HealthChecks } from './observability/HealthChecks.ts';
import { Metrics } from './observability/Metrics.ts';
import type { Stores } from './persistence/stores.ts';
import type { NoteProcess } from './platform/NoteProcess.ts';
import { Scope } from './platform/Scope.ts';
import type { Surroundings, Watching } from './Surroundings.ts';
import { ProcessBook } from './supervision/ProcessBook.ts';

/** The running server. */
export type App = {
  readonly url: string;
  readonly http: Server;
  /** Accounts that the demonstration made at this start; empty at all later ones. */
  readonly demoAccounts: readonly DemoAccount[];
  /** Throws, or takes for ever, when only a new start would help. */
  mustBeWell(): Promise<void>;
  /** Stops taking new work, then closes everything. Safe to call twice. */
  close(): Promise<void>;
};

/** Builds all parts, joins them, and begins to listen. What was built is given back when a later part fails. */
export async function compose(surroundings: Surroundings): Promise<App> {
  const scope = new Scope();
  try {
    return await build(surroundings, scope);
  } catch (cause) {
    await scope.end();
    throw cause;
  }
}

async function build(given: Surroundings, scope: Scope): Promise<App> {
  const { config } = given;
  const watching: Watching = { health: new HealthChecks(), metrics: new Metrics() };
  const stores = await openData(given, watching, scope);
  const surroundings = audited(given, stores, scope);
  const demoAccounts = await prepareDemo(surroundings, stores);
  const accounts = joinAccounts(surroundings, stores, scope);
  const directory = joinDirectory(surroundings, watching, stores);
  const courseware = await joinCourseware(surroundings, stores, scope);
  const library = await joinLibrary(surroundings, watching, { stores, decks: courseware.files }, scope);
  const certificate = await certificateFor(config.tls, config.DATA_DIR);
  const http = scope.own(makeHttpServer(certificate), stopListening);
  const processes = scope.own(
    ProcessBook.open({ folder: join(config.DATA_DIR, 'processes'), log: surroundings.log }),
    (book) => book.close(),
  );
  const noteProcess: NoteProcess = (pid) => processes.note(pid);
  const engine = await openMedia(surroundings, watching, { scope, noteProcess });
  const recording = await openRecording(surroundings, { stores, scope, noteProcess });
  const teaching = openLessons(surroundings, directory, watching, { stores, engine, recording, scope });
  http.on(
    'request',
    restSide({
      surroundings,
      watching,
      stores,
      accounts,
      directory,
      courseware,
      library,
      pupils: teaching.pupils,
      drills: teaching.drills,
      lessons: teaching.lessons,
      onMarksChanged: (lessonId) => void teaching.lessons.tellMarks(lessonId),
      caCertificate: certificate?.ca,
      isReady: () => !scope.ended,
    }),
  );
  await joinLive({ surroundings, teaching, accounts, directory, stores, engine, http }, scope);
  const url = await listen(http, config);
  // Last: what was live is live again by now, and nobody waits for files that are moved.
  scope.own(library.archive, (archive) => archive.close()).start();
  const mustBeWell = async (): Promise<void> => {
    if (!engine.answers()) throw new Error('no media worker answers');
    // Another machine's database comes back by itself; our own is a thread of this process.
    if (config.DATABASE_URL === undefined) await stores.ping();
  };
  return { url, http, demoAccounts, mustBeWell, close: () => scope.end() };
}

/** From here on, what of the log belongs on record is kept there. */
function audited(surroundings: Surroundings, { audit }: Stores, scope: Scope): Surroundings {
  const { clock, log } = surroundings;
  const trail = scope.own(new AuditTrail({ store: audit, clock, log }), (open) => open.settled());
  return { ...surroundings, log: new AuditedLog(log, trail) };
}
