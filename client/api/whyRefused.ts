import { AppError } from '../../shared/errors/index.ts';

/** Why a file cannot be had, which the element that plays it does not tell; `null` when it can be had after all. */
export async function whyRefused(url: string): Promise<AppError | null> {
  try {
    const answer = await fetch(url, { credentials: 'same-origin', headers: { range: 'bytes=0-1' } });
    return answer.ok ? null : AppError.fromWire(await answer.json().catch((): null => null));
  } catch (cause) {
    return new AppError('connection.lost', {}, { cause });
  }
}
