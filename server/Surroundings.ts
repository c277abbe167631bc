import type { Config } from './config/config.ts';
import type { startMediaEngine } from './media/startMediaEngine.ts';
import type { HealthChecks } from './observability/HealthChecks.ts';
import type { Metrics } from './observability/Metrics.ts';
import type { Clock } from './platform/Clock.ts';
import type { Log } from './platform/Log.ts';
import type { RecorderPort } from './recording/ports.ts';
import type { RecorderOptions } from './recording/Recorder.ts';

/** What is decided outside: configuration, time, where events are told. */
export type Surroundings = {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Compares each reply with its contract. For tests. */
  readonly checkReplies: boolean;
  /** `startMediaEngine`, or what stands in for it in tests of everything else. */
  readonly startMedia: typeof startMediaEngine;
  /** `Recorder.start`, or what stands in for it. */
  readonly startRecorder: (options: RecorderOptions) => Promise<RunningRecorder>;
};

/** A recorder whose process runs, or is being started again. */
type RunningRecorder = RecorderPort & { shutDown(): Promise<void> };

/** What watches over the process. */
export type Watching = { readonly health: HealthChecks; readonly metrics: Metrics };
