import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { DisplayPublicKey } from '../../../shared/api/index.ts';
import type { DisplayId } from '../../../shared/vocabulary/index.ts';

function readKey(jwk: DisplayPublicKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    // Not a point of the curve: as good as no key.
    return undefined;
  }
}

/** Whether the key is one that could ever have signed anything. */
export function isUsableKey(jwk: DisplayPublicKey): boolean {
  return readKey(jwk) !== undefined;
}

/** A display's answer to a challenge: which display, what it was to sign, and the raw r‖s in base64url. */
export type SignedChallenge = { readonly displayId: DisplayId; readonly nonce: string; readonly signature: string };

/** Whether the key made this signature, over `tongtang-display:{displayId}:{nonce}`. */
export function isSignedBy(jwk: DisplayPublicKey, { displayId, nonce, signature }: SignedChallenge): boolean {
  const key = readKey(jwk);
  if (!key) return false;
  const signed = Buffer.from(`tongtang-display:${displayId}:${nonce}`, 'ascii');
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}
