import { inspect } from 'node:util';
import { compose } from './compose.ts';
import { ConfigError, configOfProcess } from './config/config.ts';
import { accountsBox } from './demo/accountsBox.ts';
import { startMediaEngine } from './media/startMediaEngine.ts';
import { openLog } from './observability/openLog.ts';
import { systemClock } from './platform/Clock.ts';
import type { Log } from './platform/Log.ts';
import { withinMs } from './platform/withinMs.ts';
import { Recorder } from './recording/Recorder.ts';
import { ServiceManager } from './supervision/ServiceManager.ts';

/** Everything must be closed by then; a supervisor that waits ten seconds must not have to kill. */
const STOP_WITHIN_MS = 9_000;

async function start(): Promise<void> {
  const beganAtMs = performance.now();
  const config = configOfProcess();
  const log = openLog({ level: config.LOG_LEVEL });
  const app = await compose({
    config,
    clock: systemClock,
    log,
    checkReplies: false,
    startMedia: startMediaEngine,
    startRecorder: (options) => Recorder.start(options),
  });
  const manager = new ServiceManager({
    socket: config.NOTIFY_SOCKET,
    watchdogMs: config.WATCHDOG_USEC && config.WATCHDOG_USEC / 1_000,
    mustBeWell: () => app.mustBeWell(),
    log,
  });
  const close = () => {
    manager.stopping();
    return app.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal, log, close));
  manager.ready();
  log.info({ event: 'server.started', url: app.url, tookMs: Math.round(performance.now() - beganAtMs) });
  if (app.demoAccounts.length > 0) process.stdout.write(accountsBox(app.demoAccounts, app.url));
}

/** A second signal within this time is the first one again, e.g. from npm and from the supervisor. */
const SAME_SIGNAL_MS = 1_000;

let stoppingSinceMs: number | undefined;

/** The first signal stops in order, a later one at once. */
function stop(signal: string, log: Log, close: () => Promise<void>): void {
  if (stoppingSinceMs !== undefined) {
    if (performance.now() - stoppingSinceMs > SAME_SIGNAL_MS) process.exit(1);
    return;
  }
  stoppingSinceMs = performance.now();
  log.info({ event: 'server.stopping', signal });
  withinMs(close(), STOP_WITHIN_MS, 'request.timed-out').then(
    () => {
      log.info({ event: 'server.stopped' });
      process.exit(0);
    },
    (err: unknown) => {
      log.error({ event: 'server.stopped-badly', err });
      process.exit(1);
    },
  );
}

start().catch((failure: unknown) => {
  // There may be no log yet, and whoever starts the server sits before a terminal.
  if (failure instanceof ConfigError)
    process.stderr.write(`配置有误 · configuration:\n  ${failure.problems.join('\n  ')}\n`);
  else process.stderr.write(`无法启动 · cannot start: ${inspect(failure)}\n`);
  process.exit(1);
});
