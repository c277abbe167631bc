import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { StorageState } from '../../shared/api/index.ts';
import { RUNGS, type Rung } from '../../shared/lesson/rungState.ts';

/** A delay of the event loop is seen this finely, in ms. Each look wakes the process up. */
const EVENT_LOOP_LOOK_EVERY_MS = 50;

/** The process's figures, in the form that Prometheus reads. Parts make their own on `registry`. */
export class Metrics {
  readonly registry = new Registry();
  readonly httpSeconds: Histogram<'endpoint' | 'outcome'>;
  readonly httpRefused: Counter<'code'>;
  readonly logAppendSeconds: Histogram<never>;
  readonly logGroupSize: Histogram<never>;
  readonly displaysOnline: Gauge<never>;
  readonly storeMovedBytes: Counter<never>;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({
      register: this.registry,
      prefix: 'tongtang_',
      eventLoopMonitoringPrecision: EVENT_LOOP_LOOK_EVERY_MS,
    });
    this.httpSeconds = new Histogram({
      name: 'tongtang_http_seconds',
      help: 'Time to answer a REST request.',
      labelNames: ['endpoint', 'outcome'],
      registers,
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    });
    this.httpRefused = new Counter({
      name: 'tongtang_http_refused_total',
      help: 'REST requests refused, by error code.',
      labelNames: ['code'],
      registers,
    });
    this.logAppendSeconds = new Histogram({
      name: 'tongtang_log_append_seconds',
      help: 'Time until facts are durable.',
      registers,
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    });
    this.logGroupSize = new Histogram({
      name: 'tongtang_log_group_batches',
      help: 'Batches that one commit carries.',
      registers,
      buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    });
    this.displaysOnline = new Gauge({
      name: 'tongtang_displays_online',
      help: 'Classroom displays connected now.',
      registers,
    });
    this.storeMovedBytes = new Counter({
      name: 'tongtang_store_moved_bytes_total',
      help: 'Bytes of recordings that were copied into the store and found whole there.',
      registers,
    });
  }

  /** Reports what the media engine holds, asked anew at each reading. */
  watchMedia(census: () => Promise<Readonly<Record<string, number>>>): void {
    new Gauge({
      name: 'tongtang_media_held',
      help: 'Routers, transports, producers and consumers that the media workers hold now.',
      labelNames: ['what'],
      registers: [this.registry],
      async collect() {
        for (const [what, count] of Object.entries(await census())) this.set({ what }, count);
      },
    });
  }

  /** Reports how thin the lines of all seats are, asked anew at each reading: 0 carries everything, 6 pages and ink alone. */
  watchLines(seatsByRung: () => Promise<ReadonlyMap<Rung, number>>): void {
    new Gauge({
      name: 'tongtang_seats',
      help: 'Seats of open lessons that are here now, by what their line carries: rung 0 everything, 5 sound and pages, 6 pages alone.',
      labelNames: ['rung'],
      registers: [this.registry],
      async collect() {
        const counts = await seatsByRung();
        for (const rung of RUNGS) this.set({ rung }, counts.get(rung) ?? 0);
      },
    });
  }

  /** Reports where the files of recordings are, asked anew at each reading. */
  watchStorage(state: () => Promise<StorageState>): void {
    const registers = [this.registry];
    for (const what of ['files', 'bytes'] as const)
      new Gauge({
        name: `tongtang_recording_${what}`,
        help: `Complete ${what} of recordings: here, moved into the store, waiting to be, damaged.`,
        labelNames: ['place'],
        registers,
        async collect() {
          const now = await state();
          for (const place of ['here', 'moved', 'waiting', 'damaged'] as const) this.set({ place }, now[place][what]);
        },
      });
    new Gauge({
      name: 'tongtang_store_well',
      help: '1 when the store was well when it was last used, 0 when not; 1 also where there is none.',
      registers,
      async collect() {
        this.set((await state()).store?.trouble ? 0 : 1);
      },
    });
  }
}
