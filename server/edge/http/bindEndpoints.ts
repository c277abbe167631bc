import { isDeepStrictEqual } from 'node:util';
import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import {
  type EndpointHandlers,
  type EndpointName,
  type EndpointReply,
  type EndpointRequest,
  endpoints,
  type TransferName,
} from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Role } from '../../../shared/vocabulary/index.ts';
import type { Caller } from '../../accounts/Caller.ts';
import { type Identity, rolesOf } from '../../accounts/Identity.ts';
import type { Metrics } from '../../observability/Metrics.ts';
import type { Log } from '../../platform/Log.ts';
import { readOutside } from '../readOutside.ts';
import { passCookie, passTokenIn, pupilCookie, pupilTokenIn, sessionCookie, tokenIn } from './cookies.ts';
import type { RateLimits } from './rateLimits.ts';
import { refuse } from './refuse.ts';

/** What the gate works with. */
export type Gate = {
  readonly identify: (token: string | undefined) => Promise<Identity>;
  readonly limits: RateLimits;
  readonly sessionLifeMs: number;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Compares each reply with the contract and fails when it says more. For tests: it costs time. */
  readonly checkReplies: boolean;
};

/** The only things that somebody may do who must first change a password that another has set. */
const WITH_OLD_PASSWORD: readonly EndpointName[] = ['session.read', 'session.sign-out', 'session.change-password'];

const isEndpointName = (name: string): name is EndpointName => Object.hasOwn(endpoints, name);

/** Routes every endpoint of the contract through the gate to its handler. */
export function bindEndpoints(router: Router, handlers: EndpointHandlers<Caller>, gate: Gate): void {
  for (const name of Object.keys(endpoints).filter(isEndpointName)) {
    const { method, path } = endpoints[name];
    router[VERBS[method]](path, (request, response) => answer(name, { request, response, handlers, gate }));
  }
}

const VERBS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

type Call = {
  readonly request: Request;
  readonly response: Response;
  readonly handlers: EndpointHandlers<Caller>;
  readonly gate: Gate;
};

async function answer(name: EndpointName, call: Call): Promise<void> {
  const observe = call.gate.metrics.httpSeconds.startTimer({ endpoint: name });
  try {
    call.response.json(await serve(name, call));
    observe({ outcome: 'ok' });
  } catch (thrown) {
    observe({ outcome: 'refused' });
    refuse(thrown, { response: call.response, name, log: call.gate.log, metrics: call.gate.metrics });
  }
}

/** Handlers start with an allowed caller and parsed input, and may simply throw. */
async function serve<N extends EndpointName>(
  name: N,
  { request, response, handlers, gate }: Call,
): Promise<EndpointReply<N>> {
  const caller = await admit(name, endpoints[name], { request, response, gate });
  const reply = await handlers[name](caller, read(name, request));
  if (gate.checkReplies) mustKeepContract(name, reply);
  return reply;
}

/** Lets those in whom the contract names, at a pace that a person or a screen would have. */
export async function admit(
  name: EndpointName | TransferName,
  { by }: { readonly by: readonly Role[] },
  { request, response, gate }: Pick<Call, 'request' | 'response' | 'gate'>,
): Promise<Caller> {
  const identity = await gate.identify(tokenIn(request.headers.cookie));
  mustBeAllowed(name, by, identity);
  const address = addressOf(request);
  gate.limits.admitCall(name, { address, sessionId: identity.kind === 'stranger' ? null : identity.sessionId });
  return {
    identity,
    address,
    device: (request.headers['user-agent'] ?? '').slice(0, 200),
    log: gate.log,
    keepToken: (token) =>
      response.setHeader('Set-Cookie', sessionCookie(token, { secure: request.secure, lifeMs: gate.sessionLifeMs })),
    passToken: passTokenIn(request.headers.cookie),
    keepPass: (token) => response.append('Set-Cookie', passCookie(token, { secure: request.secure })),
    pupilToken: pupilTokenIn(request.headers.cookie),
    keepPupil: (token) => response.append('Set-Cookie', pupilCookie(token, { secure: request.secure })),
  };
}

/** Express leaves it out once a connection is gone; then it does not matter any more. */
export function addressOf(request: Request): string {
  return request.ip ?? 'gone';
}

function mustBeAllowed(name: EndpointName | TransferName, by: readonly Role[], identity: Identity): void {
  const roles = rolesOf(identity);
  if (!by.some((allowed) => roles.includes(allowed))) {
    if (identity.kind !== 'stranger') throw new AppError('request.forbidden', { name });
    throw new AppError(identity.expired ? 'session.expired' : 'session.missing', { name });
  }
  if (identity.kind === 'person' && identity.mustChangePassword && !WITH_OLD_PASSWORD.some((open) => open === name)) {
    throw new AppError('request.forbidden', { name, reason: 'must-change-password' });
  }
}

function read<N extends EndpointName>(name: N, request: Request): EndpointRequest<N> {
  const { params, query, body } = endpoints[name];
  return parseParts(name, {
    params: [params, request.params],
    query: [query, request.query],
    body: [body, request.body ?? {}],
  }) as EndpointRequest<N>;
}

/** Parses each part by its schema. Throws `request.malformed` with the first place that is wrong. */
export function parseParts(
  name: EndpointName | TransferName,
  parts: Readonly<Record<string, readonly [z.ZodType, unknown]>>,
): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  for (const [part, [schema, raw]] of Object.entries(parts)) {
    const read = readOutside(schema, raw);
    if (!read.ok) throw new AppError('request.malformed', { name, at: [part, ...read.at].join('.') });
    parsed[part] = read.data;
  }
  return parsed;
}

function mustKeepContract(name: EndpointName, reply: unknown): void {
  const allowed = endpoints[name].reply.parse(reply);
  if (!isDeepStrictEqual(allowed, reply)) throw new Error(`the reply of ${name} says more than its contract`);
}
