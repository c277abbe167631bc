import { AppError, type ErrorCode } from '../../shared/errors/index.ts';

/** Waits at most `limitMs` for `work`, then throws `code`. The work itself cannot be stopped and is left to settle. */
export async function withinMs<T>(work: Promise<T>, limitMs: number, code: ErrorCode): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError(code, { limitMs })), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
