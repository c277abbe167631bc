import { fileURLToPath } from 'node:url';
import { createWorker, workerBin as ownWorkerBin } from 'mediasoup';
import type { Worker } from 'mediasoup/types';

/** Becomes the worker that WORKER_BIN names, having put down what it needs not have. */
const LAUNCHER = fileURLToPath(new URL('bare-worker.sh', import.meta.url));

const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Starts a media process that knows no secrets: it parses whatever the network sends, and would inherit every variable
 * of ours and dump all that it has seen into a core file.
 *
 * mediasoup has no option for this and spawns, before `createWorker` returns, with `process.env` as it is then. By then it
 * has also begun to listen for the signals that ask our process to stop, and would close the worker at once: media would
 * end before anybody is told and before recordings are. When it is closed is for us to say.
 *
 * @param workerBin - `undefined`: the binary that mediasoup has brought.
 */
export function startBareWorker(workerBin: string | undefined): Promise<Worker> {
  const own = process.env;
  const before = STOP_SIGNALS.map((signal) => process.listeners(signal));
  process.env = { WORKER_BIN: workerBin ?? ownWorkerBin };
  try {
    return createWorker({ logLevel: 'error', workerBin: LAUNCHER });
  } finally {
    process.env = own;
    for (const [index, signal] of STOP_SIGNALS.entries())
      for (const listener of process.listeners(signal))
        if (!before[index]?.includes(listener)) process.off(signal, listener);
  }
}
