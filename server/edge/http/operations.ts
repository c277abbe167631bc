import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import type { HealthChecks } from '../../observability/HealthChecks.ts';
import type { Metrics } from '../../observability/Metrics.ts';
import type { TrustedProxies } from './proxies.ts';

/** What the technician's pages need. */
export type OperationsParts = {
  readonly health: HealthChecks;
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  readonly trustedProxies: TrustedProxies;
  /** Whether new work is taken: not while starting or stopping. */
  readonly isReady: () => boolean;
  /** The local certificate authority, where there is one. */
  readonly caCertificate: string | undefined;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function isFromThisMachine(request: Request, isTrusted: TrustedProxies): boolean {
  const address = request.ip ?? '';
  // A proxy on this machine that was not announced by TRUST_PROXY would make everybody look local.
  const passedOn = request.headers['x-forwarded-for'] !== undefined;
  return (
    (!passedOn || isTrusted(request.socket.remoteAddress ?? '', 0)) &&
    (address === '::1' || /^(::ffff:)?127\./.test(address))
  );
}

function mayReadMetrics(request: Request, { metricsToken: token, trustedProxies }: OperationsParts): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && given !== undefined) return timingSafeEqual(digest(given), digest(token));
  return isFromThisMachine(request, trustedProxies);
}

/** Pages for supervisors and monitoring: /healthz, /readyz, /metrics; and the local certificate, /ca.crt. */
export function operations(parts: OperationsParts): Router {
  const { health, metrics, isReady, caCertificate } = parts;
  const router = Router();
  router.get('/healthz', async (_request, response) => {
    const found = await health.run();
    response
      .status(found.ok ? 200 : 503)
      .setHeader('Cache-Control', 'no-store')
      .json(found);
  });
  router.get('/readyz', (_request, response) => {
    const ready = isReady();
    response
      .status(ready ? 200 : 503)
      .setHeader('Cache-Control', 'no-store')
      .json({ ready });
  });
  router.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, parts)) {
      response.status(403).json({ code: 'request.forbidden', details: {} });
      return;
    }
    response.setHeader('Content-Type', metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  router.get('/ca.crt', (_request, response, next) => {
    if (caCertificate === undefined) next();
    else
      response
        .setHeader('Content-Disposition', 'attachment; filename="tongtang-ca.crt"')
        .type('application/x-x509-ca-cert')
        .send(caCertificate);
  });
  return router;
}
