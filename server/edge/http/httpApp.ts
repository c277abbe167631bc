import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Caller } from '../../accounts/Caller.ts';
import { addressOf, bindEndpoints, type Gate } from './bindEndpoints.ts';
import { bindTransfers, type TransferHandlers } from './bindTransfers.ts';
import { type OperationsParts, operations } from './operations.ts';
import { isOwnOrigin } from './origin.ts';
import { refuse } from './refuse.ts';
import { securityHeaders } from './securityHeaders.ts';
import { staticClient } from './staticClient.ts';

/** The largest body that a request may have. */
const BODY_LIMIT = '64kb';

/** What the HTTP side is made of. */
export type HttpParts = {
  readonly handlers: EndpointHandlers<Caller> & TransferHandlers;
  readonly gate: Gate;
  readonly operations: OperationsParts;
  readonly clientDir: string;
};

/** Whatever changes something must come from a page of our own. */
const ownPagesOnly: RequestHandler = (request, _response, next) => {
  const { origin, host, 'sec-fetch-site': fetchSite } = request.headers;
  const site = Array.isArray(fetchSite) ? fetchSite[0] : fetchSite;
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && !isOwnOrigin({ origin, host, fetchSite: site })) throw new AppError('request.cross-origin');
  next();
};

/** A body that is not JSON would otherwise look like none. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) throw new AppError('request.malformed', { at: 'content-type' });
  next();
};

function restApi({ handlers, gate }: HttpParts): express.Router {
  const api = express.Router();
  api.use('/api', (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    gate.limits.admitAddress(addressOf(request));
    next();
  });
  api.use('/api', ownPagesOnly);
  bindTransfers(api, handlers, gate);
  api.use('/api', jsonOnly, express.json({ limit: BODY_LIMIT, strict: true, inflate: false }));
  bindEndpoints(api, handlers, gate);
  api.use('/api', () => {
    throw new AppError('request.unknown');
  });
  return api;
}

/** Builds the HTTP side: REST, operations pages, the client, and a coded answer to whatever goes wrong. */
export function httpApp(parts: HttpParts): Express {
  const { gate, clientDir, operations: pages } = parts;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', pages.trustedProxies);
  app.use(securityHeaders);
  app.use(operations(pages));
  app.use(restApi(parts));
  app.use(staticClient(clientDir));
  app.use(() => {
    throw new AppError('request.unknown');
  });
  // Express knows an error handler by its four parameters.
  const onError: ErrorRequestHandler = (thrown: unknown, _request, response, _next) =>
    refuse(thrown, { response, name: '', log: gate.log, metrics: gate.metrics });
  app.use(onError);
  return app;
}
