import type { Router, WebRtcServer, Worker } from 'mediasoup/types';
import type { Log } from '../../platform/Log.ts';
import type { NoteProcess } from '../../platform/NoteProcess.ts';
import { Scope } from '../../platform/Scope.ts';
import { withinMs } from '../../platform/withinMs.ts';
import { ROUTER_CODECS } from '../codecs.ts';
import { engineCall } from '../engineCall.ts';
import { startBareWorker } from './startBareWorker.ts';

/** A worker that hangs answers nothing and says nothing: it is asked this often, and must answer before the next time. */
const HEARTBEAT_EVERY_MS = 2_000;

/** Missed heartbeats after which a worker is killed. */
const MISSES_ALLOWED = 2;

/** A process that has not begun to work by then never will. */
const START_LIMIT_MS = 15_000;

/** One that was told to end and has not by then hangs, in ms. */
const END_LIMIT_MS = 1_000;

/** Every IPv4 address that this machine has or will have; where it is told to be is decided for each seat. */
const EVERYWHERE = '0.0.0.0';

/** How many things a worker holds. */
export type MediaCensus = {
  readonly routers: number;
  readonly transports: number;
  readonly producers: number;
  readonly consumers: number;
};

/** How a worker is started. */
export type MediaWorkerOptions = {
  readonly workerBin: string | undefined;
  /** UDP and TCP port, one of each. */
  readonly port: number;
  readonly log: Log;
  readonly noteProcess?: NoteProcess;
  /** Called once when the process has ended without being asked to. */
  readonly onDied: () => void;
};

/** One media process with its one UDP and one TCP port. A hung one is killed, so that it can be replaced. */
export class MediaWorker {
  readonly #worker: Worker;
  readonly #server: WebRtcServer;
  readonly #scope: Scope;
  readonly #log: Log;
  readonly #routers = new Set<Router>();
  #misses = 0;

  private constructor({
    worker,
    server,
    scope,
    log,
  }: { worker: Worker; server: WebRtcServer; scope: Scope; log: Log }) {
    this.#worker = worker;
    this.#server = server;
    this.#scope = scope;
    this.#log = log;
  }

  static async start({ workerBin, port, log, noteProcess, onDied }: MediaWorkerOptions): Promise<MediaWorker> {
    const scope = new Scope();
    try {
      // One that comes after all, when nobody waits for it any more, is closed by the scope that has ended.
      const coming = startBareWorker(workerBin).then((started) => scope.own(started, end));
      const worker = await withinMs(coming, START_LIMIT_MS, 'media.worker-timeout');
      const hasEnded = noteProcess?.(worker.pid);
      // One that has died is not told as closed.
      worker.once('subprocessclose', () => hasEnded?.());
      const server = await listenOn(worker, port);
      const started = new MediaWorker({ worker, server, scope, log: log.child({ pid: worker.pid, port }) });
      worker.on('died', () => {
        started.#log.error({ event: 'worker.died' });
        hasEnded?.();
        void scope.end();
        onDied();
      });
      scope.every(HEARTBEAT_EVERY_MS, () => void started.#beat());
      started.#log.info({ event: 'worker.started' });
      return started;
    } catch (failure) {
      await scope.end();
      throw failure;
    }
  }

  /** The process's id. */
  get pid(): number {
    return this.#worker.pid;
  }

  /** The port on which it listens, UDP and TCP. */
  get server(): WebRtcServer {
    return this.#server;
  }

  /** Whether the process has ended or is ending. */
  get closed(): boolean {
    return this.#worker.closed;
  }

  /** Whether the process runs and has answered when it was last asked. */
  get answers(): boolean {
    return !this.closed && this.#misses === 0;
  }

  async createRouter(): Promise<Router> {
    const router = await engineCall(this.#worker.createRouter({ mediaCodecs: ROUTER_CODECS }));
    this.#routers.add(router);
    router.observer.once('close', () => this.#routers.delete(router));
    return router;
  }

  /** Counts what the process itself says that it holds. */
  async census(): Promise<MediaCensus> {
    const { routerIds } = await engineCall(this.#worker.dump());
    const routers = await Promise.all([...this.#routers].map((router) => engineCall(router.dump())));
    const count = (held: (router: (typeof routers)[number]) => number) =>
      routers.reduce((sum, router) => sum + held(router), 0);
    return {
      routers: routerIds.length,
      transports: count((router) => router.transportIds.length),
      producers: count((router) => router.mapProducerIdConsumerIds.length),
      consumers: count((router) => router.mapConsumerIdProducerId.length),
    };
  }

  /** Ends it as in a crash, or lets it hang until the heartbeat finds it. For drills. */
  strike(how: 'kill' | 'hang'): void {
    this.#log.warn({ event: 'worker.struck', how });
    process.kill(this.#worker.pid, how === 'kill' ? 'SIGKILL' : 'SIGSTOP');
  }

  close(): Promise<void> {
    return this.#scope.end();
  }

  async #beat(): Promise<void> {
    try {
      await withinMs(this.#worker.getResourceUsage(), HEARTBEAT_EVERY_MS, 'media.worker-timeout');
      this.#misses = 0;
    } catch {
      // Why it did not answer does not matter: a worker that cannot answer cannot carry a lesson.
      this.#misses += 1;
      if (this.#misses < MISSES_ALLOWED || this.closed) return;
      this.#log.error({ event: 'worker.hung' });
      process.kill(this.#worker.pid, 'SIGKILL');
    }
  }
}

/** Closes a worker and waits until its process has gone, if it goes. */
async function end(worker: Worker): Promise<void> {
  const gone = new Promise<void>((resolve) => worker.once('subprocessclose', () => resolve()));
  worker.close();
  if (worker.subprocessClosed) return;
  await withinMs(gone, END_LIMIT_MS, 'media.worker-timeout').catch(() => undefined);
}

async function listenOn(worker: Worker, port: number): Promise<WebRtcServer> {
  const listenInfos = (['udp', 'tcp'] as const).map((protocol) => ({ protocol, port, ip: EVERYWHERE }));
  try {
    return await engineCall(worker.createWebRtcServer({ listenInfos }));
  } catch (cause) {
    throw new Error(`media port ${port} (UDP and TCP) cannot be opened; is it in use? MEDIA_PORT sets another`, {
      cause,
    });
  }
}
