import type { Response } from 'express';
import { AppError } from '../../../shared/errors/index.ts';
import type { Metrics } from '../../observability/Metrics.ts';
import type { Log } from '../../platform/Log.ts';

/** Reasons of the body reader, by its `type`, that are the sender's fault. */
const TOO_LARGE = ['entity.too.large', 'parameters.too.many'];

/** What a failure of the HTTP layer means in our table. */
function codedOf(thrown: unknown): AppError {
  if (thrown instanceof Error && !(thrown instanceof AppError)) {
    const type = 'type' in thrown ? String(thrown.type) : '';
    if (TOO_LARGE.includes(type)) return new AppError('request.too-large');
    const status = 'status' in thrown ? Number(thrown.status) : 500;
    if (thrown instanceof URIError || (status >= 400 && status < 500))
      return new AppError('request.malformed', { at: 'request' });
  }
  return AppError.from(thrown);
}

type Where = { readonly response: Response; readonly name: string; readonly log: Log; readonly metrics: Metrics };

/** Answers whatever was thrown with a code of the table; the reason goes into the log only. */
export function refuse(thrown: unknown, { response, name, log, metrics }: Where): void {
  const error = codedOf(thrown);
  metrics.httpRefused.inc({ code: error.code });
  const entry = { event: 'request.refused', name, code: error.code, err: error.cause };
  if (error.status >= 500) log.error(entry);
  else log.debug(entry);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const retryAfterMs = error.details['retryAfterMs'];
  if (typeof retryAfterMs === 'number') response.setHeader('Retry-After', String(Math.ceil(retryAfterMs / 1_000)));
  response.status(error.status).json(error.toWire());
}
