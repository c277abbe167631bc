import { webcrypto } from 'node:crypto';
import type { APIRequestContext } from 'playwright-core';
import type { RunningServer } from './startServer.ts';

async function post(request: APIRequestContext, url: string, data: unknown) {
  const response = await request.post(url, { data });
  if (!response.ok()) throw new Error(`${url}: ${response.status()} ${await response.text()}`);
  return response.json();
}

/**
 * Pairs a display without a screen and signs it in: `request`'s cookies are then that display's. For windows that
 * are not the product's own display screen.
 */
export async function becomeDisplay({
  request,
  server,
  approver,
  classroomId,
}: {
  request: APIRequestContext;
  server: RunningServer;
  approver: APIRequestContext;
  classroomId: string;
}): Promise<string> {
  const { publicKey, privateKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
  ]);
  const { x, y } = await webcrypto.subtle.exportKey('jwk', publicKey);
  const body = { publicKey: { kty: 'EC', crv: 'P-256', x, y }, label: 'test' };
  const { code } = await post(request, `${server.url}/api/pairings`, body);
  const { displayId } = await post(approver, `${server.url}/api/pairings/approve`, { code, classroomId });
  const { nonce } = await post(request, `${server.url}/api/displays/${displayId}/challenge`, {});
  const message = new TextEncoder().encode(`tongtang-display:${displayId}:${nonce}`);
  const signed = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message);
  const signature = Buffer.from(signed).toString('base64url');
  await post(request, `${server.url}/api/displays/${displayId}/session`, { nonce, signature });
  return displayId;
}
