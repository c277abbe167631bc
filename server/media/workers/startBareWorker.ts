import { fileURLToPath } from 'node:url';
import { createWorker, workerBin as ownWorkerBin } from 'mediasoup';
import type { Worker } from 'mediasoup/types';

/** Becomes the worker that WORKER_BIN names, having put down what it needs not have. */
const LAUNCHER = fileURLToPath(new URL('bare-worker.sh', import.meta.url));

/**
 * Starts a media process that knows no secrets: it parses whatever the network sends, and would inherit every variable
 * of ours and dump all that it has seen into a core file.
 *
 * mediasoup has no option for this and spawns, before `createWorker` returns, with `process.env` as it is then.
 *
 * @param workerBin - `undefined`: the binary that mediasoup has brought.
 */
export function startBareWorker(workerBin: string | undefined): Promise<Worker> {
  const own = process.env;
  process.env = { WORKER_BIN: workerBin ?? ownWorkerBin };
  try {
    return createWorker({ logLevel: 'error', workerBin: LAUNCHER });
  } finally {
    process.env = own;
  }
}
