import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import type { Accounts, Directory } from './composeParts.ts';
import { observedLessons } from './directory/observedLessons.ts';
import { passTokenIn, tokenIn } from './edge/http/cookies.ts';
import { isOwnOrigin } from './edge/http/origin.ts';
import { addressBehind, trustedProxies } from './edge/http/proxies.ts';
import { AddressDoor, PER_ADDRESS } from './edge/socket/AddressDoor.ts';
import { keepSessions } from './edge/socket/keepSessions.ts';
import { SocketEdge } from './edge/socket/SocketEdge.ts';
import { phoneOf, visitorOf } from './edge/socket/visitorOf.ts';
import { Drills } from './lesson/drill/Drills.ts';
import { Lessons } from './lesson/Lessons.ts';
import { lessonHandlers } from './lesson/lessonHandlers.ts';
import type { Recording } from './lesson/ports.ts';
import { Pupils } from './lesson/pupils/Pupils.ts';
import type { RunningMediaEngine } from './media/startMediaEngine.ts';
import type { Stores } from './persistence/stores.ts';
import type { NoteProcess } from './platform/NoteProcess.ts';
import type { Scope } from './platform/Scope.ts';
import type { Surroundings, Watching } from './Surroundings.ts';

/** More workers than this are started only when asked for: each takes two ports. */
const MAX_DEFAULT_WORKERS = 4;

/** An open connection keeps its session from becoming idle, and is looked at again, at this pace. */
const KEEP_SESSIONS_EVERY_MS = 60_000;

/** Lessons that nobody has ended are looked for at this pace. */
const END_FORGOTTEN_EVERY_MS = 60_000;

/** Changes with each start of the server; a page from before it may be older than the contract. */
const BUILD = randomUUID();

/** Starts the media workers. */
export async function openMedia(
  { config, clock, log, startMedia }: Surroundings,
  { health, metrics }: Watching,
  { scope, noteProcess }: { readonly scope: Scope; readonly noteProcess: NoteProcess },
): Promise<RunningMediaEngine> {
  const engine = await startMedia({
    workerBin: config.MEDIASOUP_WORKER_BIN,
    firstPort: config.MEDIA_PORT,
    workers: config.MEDIA_WORKERS ?? Math.min(availableParallelism(), MAX_DEFAULT_WORKERS),
    announcedAddress: config.ANNOUNCED_ADDRESS,
    turn: config.turn,
    clock,
    log,
    noteProcess,
  });
  scope.own(engine, (running) => running.close());
  metrics.watchMedia(() => engine.census());
  health.add('media', () => {
    const faults = engine.faults();
    if (faults.length > 0) throw new Error(faults.join(', '));
  });
  return engine;
}

/** Builds the lessons, and what lets pupils' devices into them. Connections follow later. */
export function openLessons(
  { config, clock, log }: Surroundings,
  { plans }: Directory,
  { metrics }: Watching,
  {
    stores,
    engine,
    recording,
    scope,
  }: { stores: Stores; engine: RunningMediaEngine; recording: Recording; scope: Scope },
) {
  const lessons = new Lessons({
    plans,
    decks: stores.decks,
    store: stores.lessonLogs,
    engine,
    recording,
    clock,
    log,
    seatGraceMs: config.SEAT_GRACE_MS,
  });
  scope.own(lessons, (open) => open.close());
  metrics.watchLines(() => lessons.seatsByRung());
  const pupils = scope.own(new Pupils({ store: stores.pupils, lessons, clock, log }), (desk) => desk.close());
  const drills = scope.own(new Drills({ lessons, store: stores.lessonLogs, recording, log }), (open) => open.close());
  return { lessons, pupils, recording, drills };
}

/** Lessons, and pupils' devices in them. */
export type Teaching = ReturnType<typeof openLessons>;

type LiveParts = {
  readonly surroundings: Surroundings;
  readonly teaching: Teaching;
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly stores: Stores;
  readonly engine: RunningMediaEngine;
  readonly http: Server;
};

/** The live side: lessons, and the sockets that lead to them. */
export async function joinLive(
  { surroundings, teaching, accounts: { sessions, passes }, directory, stores, engine, http }: LiveParts,
  scope: Scope,
): Promise<void> {
  const { config, clock, log } = surroundings;
  const { plans, presence, agenda } = directory;
  const { lessons, pupils, recording } = teaching;
  const trusted = trustedProxies(config.TRUST_PROXY);
  const edge = new SocketEdge({
    http,
    handlers: lessonHandlers({ lessons, plans, observed: observedLessons(stores), passes, pupils, recording, clock }),
    identify: async (cookie, as) =>
      as === 'assistant'
        ? phoneOf(await passes.identify(passTokenIn(cookie)))
        : visitorOf(await sessions.identify(tokenIn(cookie))),
    isOwnOrigin,
    door: new AddressDoor({ limits: PER_ADDRESS, clock, log }),
    addressOf: (request) => addressBehind(request, trusted),
    presence,
    canRoute: engine.canRoute,
    build: BUILD,
    clock,
    log,
  });
  scope.own(edge, (open) => open.close());
  for (const rights of [sessions, passes]) {
    scope.own(
      rights.onRevoked((lost) => edge.cut(lost)),
      (stop) => stop(),
    );
  }
  scope.own(
    agenda.onChanged((change) => {
      edge.tellAgenda(change);
      void lessons.follow(change.lessonIds);
    }),
    (stop) => stop(),
  );
  scope.every(KEEP_SESSIONS_EVERY_MS, () => void keepSessions({ edge, sessions, passes, log }));
  scope.every(
    END_FORGOTTEN_EVERY_MS,
    () => void lessons.endForgotten().catch((err: unknown) => log.error({ event: 'forgotten.not-ended', err })),
  );
  log.info({ event: 'lessons.resumed', lessons: await lessons.resume() });
}
