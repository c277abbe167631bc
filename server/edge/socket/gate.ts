import type { z } from 'zod';
import { AppError } from '../../../shared/errors/index.ts';
import {
  type Answer,
  Ask,
  type Body,
  type Handlers,
  MAX_MESSAGE_BYTES,
  type RequestName,
  requests,
} from '../../../shared/protocol/index.ts';
import type { RequestId } from '../../../shared/vocabulary/index.ts';
import type { Asked, Caller } from '../../lesson/Caller.ts';
import { readOutside } from '../readOutside.ts';

/** What the gate works with. */
export type GateParts = {
  readonly handlers: Handlers<Asked>;
  /** A reply that was stored by an earlier process, for a request that says it is a retry. */
  readonly recall: (asked: Asked) => Promise<{ readonly reply: unknown } | undefined>;
};

const isRequestName = (name: string): name is RequestName => Object.hasOwn(requests, name);

/** Reads the envelope of whatever arrived. Throws `request.malformed`, `request.too-large`. */
export function readAsk(raw: unknown): Ask {
  const bytes = bytesOf(raw);
  if (bytes > MAX_MESSAGE_BYTES) throw new AppError('request.too-large', { bytes });
  const read = readOutside(Ask, raw);
  if (!read.ok) throw new AppError('request.malformed', { name: '', at: read.at.join('.') });
  return read.data;
}

/** The one way into the lesson: name, role, body are checked before a handler sees anything; whatever it throws is coded. */
export async function serve(caller: Caller, ask: Ask, parts: GateParts): Promise<Answer<RequestName>> {
  try {
    if (!isRequestName(ask.name)) throw new AppError('request.unknown', { name: ask.name });
    return { ok: true, data: await dispatch(ask.name, caller, ask, parts) };
  } catch (thrown) {
    const error = AppError.from(thrown);
    const entry = { event: 'request.refused', name: ask.name, code: error.code, err: error.cause };
    if (error.status >= 500) caller.log.error(entry);
    else caller.log.debug(entry);
    return { ok: false, error: error.toWire() };
  }
}

async function dispatch<N extends RequestName>(name: N, caller: Caller, ask: Ask, { handlers, recall }: GateParts) {
  const { by, body } = requests[name];
  if (!caller.roles.some((role) => by.some((allowed) => allowed === role)))
    throw new AppError('request.forbidden', { name });
  const read = readOutside<z.ZodType>(body, ask.body);
  if (!read.ok) throw new AppError('request.malformed', { name, at: read.at.join('.') });
  const asked = { caller, requestId: ask.id };
  const stored = ask.again ? await recall(asked) : undefined;
  if (stored) return stored.reply as Awaited<ReturnType<Handlers<Asked>[N]>>;
  return handlers[name](asked, read.data as Body<N>);
}

/** What is nested so deep that it cannot be written down again is nothing that a client of ours sends. */
function bytesOf(raw: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(raw) ?? '');
  } catch {
    throw new AppError('request.malformed', { name: '', at: '' });
  }
}

/** Recalls from the lesson in which the caller sits. */
export async function recallFromLesson({ caller, requestId }: { caller: Caller; requestId: RequestId }) {
  return caller.seating?.lesson.recall(caller.seating.seatId, requestId);
}
