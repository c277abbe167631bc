import { createWorker } from 'mediasoup';
import type { Router, TransportListenInfo, WebRtcServer, Worker } from 'mediasoup/types';
import type { Log } from '../../platform/Log.ts';
import { Scope } from '../../platform/Scope.ts';
import { withinMs } from '../../platform/withinMs.ts';
import { ROUTER_CODECS } from '../codecs.ts';
import { engineCall } from '../engineCall.ts';

/** A worker that hangs answers nothing and says nothing: it is asked this often, and must answer before the next time. */
const HEARTBEAT_EVERY_MS = 2_000;

/** Missed heartbeats after which a worker is killed. */
const MISSES_ALLOWED = 2;

/** Where a worker listens. */
export type MediaAddress = { readonly ip: string; readonly announcedAddress?: string };

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
  readonly addresses: readonly MediaAddress[];
  readonly log: Log;
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

  static async start({ workerBin, port, addresses, log, onDied }: MediaWorkerOptions): Promise<MediaWorker> {
    const scope = new Scope();
    try {
      const worker = scope.own(await createWorker({ logLevel: 'error', ...(workerBin ? { workerBin } : {}) }), (w) =>
        w.close(),
      );
      const server = await listenOn(worker, addresses, port);
      const started = new MediaWorker({ worker, server, scope, log: log.child({ pid: worker.pid, port }) });
      worker.on('died', () => {
        started.#log.error({ event: 'worker.died' });
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

async function listenOn(worker: Worker, addresses: readonly MediaAddress[], port: number): Promise<WebRtcServer> {
  try {
    return await engineCall(worker.createWebRtcServer({ listenInfos: listenInfos(addresses, port) }));
  } catch (cause) {
    throw new Error(`media port ${port} (UDP and TCP) cannot be opened; is it in use? MEDIA_PORT sets another`, {
      cause,
    });
  }
}

function listenInfos(addresses: readonly MediaAddress[], port: number): TransportListenInfo[] {
  return addresses.flatMap((address) => [
    { protocol: 'udp' as const, port, ...address },
    { protocol: 'tcp' as const, port, ...address },
  ]);
}
