import { describe, expect, it } from 'vitest';
import { makeDisplayKey, signChallenge } from '../../../../client/connection/displayKey.ts';
import { isSignedBy, isUsableKey } from '../../../../server/accounts/displays/displayKey.ts';
import { DisplayId } from '../../../../shared/vocabulary/index.ts';

const displayId = DisplayId.parse('dsp_0123456789abcdef');
const nonce = 'bm9uY2Utb2YtdGhlLXNlcnZlcg';

describe('a display’s key', () => {
  it('is one that the server can use', async () => {
    const { publicKey } = await makeDisplayKey();
    expect(isUsableKey(publicKey)).toBe(true);
  });

  it('cannot be read out, not even by the page itself', async () => {
    const { privateKey } = await makeDisplayKey();
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
  });

  it('signs what the server can verify', async () => {
    const { publicKey, privateKey } = await makeDisplayKey();
    const signature = await signChallenge({ displayId, privateKey }, nonce);
    expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/);
    expect(isSignedBy(publicKey, { displayId, nonce, signature })).toBe(true);
  });

  it('signs for one challenge of one display only', async () => {
    const { publicKey, privateKey } = await makeDisplayKey();
    const signature = await signChallenge({ displayId, privateKey }, nonce);
    expect(isSignedBy(publicKey, { displayId, nonce: `${nonce}x`, signature })).toBe(false);
    expect(isSignedBy(publicKey, { displayId: DisplayId.parse('dsp_fedcba9876543210'), nonce, signature })).toBe(false);
  });
});
