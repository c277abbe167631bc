import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config, TlsConfig } from '../../config/config.ts';
import { hurryBodies, SLOWEST_REQUEST_MS } from './hurriedBodies.ts';
import { localCertificate } from './localCertificate.ts';

/** What HTTPS is done with; `ca` only for a local authority. */
export type Certificate = { readonly cert: string; readonly key: string; readonly ca?: string };

/** Requests under way get this long to finish when the server stops, in ms. */
const FINISH_WITHIN_MS = 3_000;

/** How often it is looked whether they have, in ms. */
const LOOK_EVERY_MS = 20;

/** Reads or makes the certificate; `undefined` for plain HTTP. */
export async function certificateFor(tls: TlsConfig, dataDir: string): Promise<Certificate | undefined> {
  if (tls.kind === 'off') return undefined;
  if (tls.kind === 'local') return localCertificate(dataDir);
  const [cert, key] = await Promise.all([readFile(tls.certFile, 'utf8'), readFile(tls.keyFile, 'utf8')]);
  return { cert, key };
}

/** A server that does not answer yet. */
export function makeHttpServer(certificate: Certificate | undefined): Server {
  const limits = {
    headersTimeout: 15_000,
    requestTimeout: SLOWEST_REQUEST_MS,
    keepAliveTimeout: 65_000,
    maxHeaderSize: 16_384,
  };
  const server = certificate
    ? createSecureServer({ ...limits, cert: certificate.cert, key: certificate.key, minVersion: 'TLSv1.2' })
    : createServer(limits);
  hurryBodies(server);
  return server;
}

/** Begins to listen; resolves with where people reach it from this machine. */
export async function listen(
  server: Server,
  { HOST, PORT, tls }: Pick<Config, 'HOST' | 'PORT' | 'tls'>,
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = HOST === '0.0.0.0' || HOST === '::' || HOST === '127.0.0.1' ? 'localhost' : HOST;
  return `${tls.kind === 'off' ? 'http' : 'https'}://${host}:${port}`;
}

/** Stops listening, lets requests under way finish for a moment, then closes what is left. */
export async function stopListening(server: Server): Promise<void> {
  // The socket side, which is closed before, may have begun it.
  if (server.listening) server.close();
  server.closeIdleConnections();
  const untilMs = performance.now() + FINISH_WITHIN_MS;
  while ((await connectionsOf(server)) > 0) {
    if (performance.now() > untilMs) {
      server.closeAllConnections();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    // A request that was under way has become an idle connection.
    server.closeIdleConnections();
  }
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((failure, count) => (failure ? reject(failure) : resolve(count)));
  });
}
