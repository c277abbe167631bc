import { expect, it } from 'vitest';
import { proveWorker } from '../../../scripts/worker/proof/proveWorker.ts';

it('carries an encrypted stream through the worker that the server would use', async () => {
  await expect(proveWorker(process.env['MEDIASOUP_WORKER_BIN'] ?? '')).resolves.toBeUndefined();
});

it('refuses a program that is no worker', async () => {
  await expect(proveWorker('/bin/true')).rejects.toThrow();
});
