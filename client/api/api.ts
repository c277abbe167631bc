import { type EndpointInput, type EndpointName, type EndpointReply, endpoints } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { pathOf } from './pathOf.ts';

/** Longer than the server takes for anything here; then the line is the likelier fault. */
const ANSWER_WITHIN_MS = 15_000;

type Parts = 'params' | 'query' | 'body';
/** Parts that take nothing, or only what may be left out. */
type Optional<N extends EndpointName> = {
  [P in Parts]: Record<string, never> extends EndpointInput<N>[P] ? P : never;
}[Parts];

/** What to send to an endpoint: the parts that it takes, and no others needed. */
export type ApiInput<N extends EndpointName> = Omit<EndpointInput<N>, Optional<N>> &
  Partial<Pick<EndpointInput<N>, Optional<N>>>;

type Rest<N extends EndpointName> = Parts extends Optional<N> ? [input?: ApiInput<N>] : [input: ApiInput<N>];

/**
 * Asks the server for one entry of the REST contract.
 *
 * @throws AppError `connection.lost` when no answer came, `request.timed-out` after 15 s, otherwise what the server said.
 */
export async function api<N extends EndpointName>(name: N, ...[input]: Rest<N>): Promise<EndpointReply<N>> {
  const answer = await send(name, input ?? {});
  const said: unknown = await answer.json().catch((): null => null);
  if (!answer.ok) throw AppError.fromWire(errorIn(said));
  const parsed = endpoints[name].reply.safeParse(said ?? {});
  if (!parsed.success) throw new AppError('server.fault', { name }, { cause: parsed.error });
  return parsed.data as EndpointReply<N>;
}

async function send(name: EndpointName, input: Partial<Record<Parts, unknown>>): Promise<Response> {
  const { method, path } = endpoints[name];
  const body = method === 'POST' || method === 'PUT' ? { body: JSON.stringify(input.body ?? {}) } : {};
  try {
    return await fetch(pathOf(path, input.params, input.query), {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...('body' in body ? { 'content-type': 'application/json' } : {}) },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...body,
    });
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new AppError(late ? 'request.timed-out' : 'connection.lost', {}, { cause });
  }
}

function errorIn(said: unknown): unknown {
  return typeof said === 'object' && said !== null && 'error' in said ? said.error : said;
}
