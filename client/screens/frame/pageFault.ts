import { AppError, type ErrorCode } from '../../../shared/errors/index.ts';

/** What went wrong with a page, as far as it changes what one can do. */
export type PageFault = 'forbidden' | 'offline' | 'fault';

const NO_ANSWER: readonly ErrorCode[] = ['connection.lost', 'request.timed-out', 'server.stopping'];

/** Sorts what was thrown while a page opened. */
export function pageFault(thrown: unknown): PageFault {
  const { code } = AppError.from(thrown);
  if (code === 'request.forbidden') return 'forbidden';
  return NO_ANSWER.includes(code) ? 'offline' : 'fault';
}
