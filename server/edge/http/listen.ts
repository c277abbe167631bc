import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config, TlsConfig } from '../../config/config.ts';
import { localCertificate } from './localCertificate.ts';

/** What HTTPS is done with; `ca` only for a local authority. */
export type Certificate = { readonly cert: string; readonly key: string; readonly ca?: string };

/** Requests under way get this long to finish when the server stops, in ms. */
const FINISH_WITHIN_MS = 3_000;

/** Reads or makes the certificate; `undefined` for plain HTTP. */
export async function certificateFor(tls: TlsConfig, dataDir: string): Promise<Certificate | undefined> {
  if (tls.kind === 'off') return undefined;
  if (tls.kind === 'local') return localCertificate(dataDir);
  const [cert, key] = await Promise.all([readFile(tls.certFile, 'utf8'), readFile(tls.keyFile, 'utf8')]);
  return { cert, key };
}

/** A server that does not answer yet. */
export function makeHttpServer(certificate: Certificate | undefined): Server {
  const limits = { headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 };
  if (!certificate) return createServer(limits);
  const { cert, key } = certificate;
  return createSecureServer({ ...limits, cert, key, minVersion: 'TLSv1.2' });
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
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
  await closed;
  clearTimeout(late);
}
