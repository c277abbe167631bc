import { DisplayPublicKey } from '../../shared/api/index.ts';
import type { ClassroomId, DisplayId } from '../../shared/vocabulary/index.ts';
import type { TestBrowser } from './TestApp.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** A screen's key as its browser makes and uses it. */
export class DisplayKeyPair {
  readonly publicKey: DisplayPublicKey;
  readonly #pair: CryptoKeyPair;

  private constructor(pair: CryptoKeyPair, publicKey: DisplayPublicKey) {
    this.#pair = pair;
    this.publicKey = publicKey;
  }

  static async make(): Promise<DisplayKeyPair> {
    const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    return new DisplayKeyPair(pair, DisplayPublicKey.parse({ kty, crv, x, y }));
  }

  async sign(displayId: DisplayId, nonce: string): Promise<string> {
    const text = new TextEncoder().encode(`tongtang-display:${displayId}:${nonce}`);
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.#pair.privateKey, text);
    return Buffer.from(signature).toString('base64url');
  }

  /** The screen's whole way: a code, somebody's approval, a signed challenge. */
  async pair(screen: TestBrowser, by: TestBrowser, classroomId: ClassroomId): Promise<DisplayId> {
    const { pairingId, code } = await screen.must('pairings.start', {
      body: { publicKey: this.publicKey, label: 'Chrome · Linux' },
    });
    await by.must('pairings.approve', { body: { code, classroomId } });
    const state = await screen.must('pairings.read', { params: { pairingId } });
    if (state.state !== 'approved') throw new Error(`the pairing is ${state.state}`);
    return state.displayId;
  }

  async signIn(screen: TestBrowser, displayId: DisplayId) {
    const { nonce } = await screen.must('displays.challenge', { params: { displayId } });
    return screen.must('displays.sign-in', {
      params: { displayId },
      body: { nonce, signature: await this.sign(displayId, nonce) },
    });
  }
}
