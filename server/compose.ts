import type { Server } from 'node:http';
import { joinLive, openLessons, openMedia } from './composeLive.ts';
import { joinAccounts, joinCourseware, joinDirectory, openData, prepareDemo } from './composeParts.ts';
import { restSide } from './composeRest.ts';
import type { DemoAccount } from './demo/seedDemo.ts';
import { certificateFor, listen, makeHttpServer, stopListening } from './edge/http/listen.ts';
import { HealthChecks } from './observability/HealthChecks.ts';
import { Metrics } from './observability/Metrics.ts';
import { Scope } from './platform/Scope.ts';
import type { Surroundings, Watching } from './Surroundings.ts';

/** The running server. */
export type App = {
  readonly url: string;
  readonly http: Server;
  /** Accounts that the demonstration made at this start; empty at all later ones. */
  readonly demoAccounts: readonly DemoAccount[];
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

async function build(surroundings: Surroundings, scope: Scope): Promise<App> {
  const { config } = surroundings;
  const watching: Watching = { health: new HealthChecks(), metrics: new Metrics() };
  const stores = await openData(surroundings, watching, scope);
  const demoAccounts = await prepareDemo(surroundings, stores);
  const accounts = joinAccounts(surroundings, stores, scope);
  const directory = joinDirectory(surroundings, watching, stores);
  const courseware = await joinCourseware(surroundings, stores, scope);
  const certificate = await certificateFor(config.tls, config.DATA_DIR);
  const http = scope.own(makeHttpServer(certificate), stopListening);
  const engine = await openMedia(surroundings, watching, scope);
  const teaching = openLessons(surroundings, directory, { stores, engine, scope });
  http.on(
    'request',
    restSide({
      surroundings,
      watching,
      stores,
      accounts,
      directory,
      courseware,
      pupils: teaching.pupils,
      caCertificate: certificate?.ca,
      isReady: () => !scope.ended,
    }),
  );
  await joinLive({ surroundings, teaching, accounts, directory, engine, http }, scope);
  const url = await listen(http, config);
  return { url, http, demoAccounts, close: () => scope.end() };
}
