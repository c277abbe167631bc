import { proveWorker } from './proveWorker.ts';

/** Generous: it takes half a second where nothing else runs. */
const WITHIN_MS = 20_000;

const binary = process.argv[2];
if (binary === undefined) throw new Error('usage: main.ts WORKER_BINARY');
setTimeout(() => {
  throw new Error(`the worker ${binary} did not carry the stream through within ${WITHIN_MS} ms`);
}, WITHIN_MS).unref();
await proveWorker(binary);
process.stdout.write(`${binary} carries ICE, DTLS and SRTP\n`);
