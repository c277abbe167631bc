import { WorkerClosedError } from 'mediasoup/errors';
import { AppError } from '../../shared/errors/index.ts';
import { withinMs } from '../platform/withinMs.ts';

/** mediasoup's calls have no limit of their own; a worker that hangs would hold them for ever. */
const CALL_LIMIT_MS = 5_000;

/**
 * Waits for a call to the media engine. Throws `media.worker-timeout` when it hangs, `media.refused` when it does not
 * like what it was given, `media.no-worker` when the worker ended meanwhile.
 */
export async function engineCall<T>(call: Promise<T>): Promise<T> {
  try {
    return await withinMs(call, CALL_LIMIT_MS, 'media.worker-timeout');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(cause instanceof WorkerClosedError ? 'media.no-worker' : 'media.refused', {}, { cause });
  }
}
