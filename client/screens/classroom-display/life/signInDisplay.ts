import type { Who } from '../../../../shared/api/index.ts';
import { AppError, type ErrorCode } from '../../../../shared/errors/index.ts';
import { api } from '../../../api/api.ts';
import { type DisplayCredential, signChallenge } from '../../../connection/displayKey.ts';
import type { DisplayWho } from './displayView.ts';

/** Refusals after which this key will never be good again. A challenge that has expired is not one: the next may do. */
const REVOKED: readonly ErrorCode[] = ['display.revoked', 'display.not-found', 'display.signature-wrong'];

/** How an attempt to be let in went. */
export type SignInResult =
  | { readonly kind: 'in'; readonly who: DisplayWho }
  /** The key is worth nothing any more. */
  | { readonly kind: 'revoked' }
  /** A person is signed in with this browser. */
  | { readonly kind: 'occupied'; readonly personName: string }
  | { readonly kind: 'unreachable' };

/**
 * Makes sure that the server knows this browser as its display: by the session that it has, else by signing a challenge.
 *
 * @param take - Sign in even though a person's session ends by it.
 */
export async function signInDisplay(credential: DisplayCredential, take: boolean): Promise<SignInResult> {
  try {
    const { who } = await api('session.read');
    if (isDisplay(who) && who.displayId === credential.displayId) return { kind: 'in', who };
    if (who.kind === 'person' && !take) return { kind: 'occupied', personName: who.name };
    return await prove(credential);
  } catch (thrown) {
    return REVOKED.includes(AppError.from(thrown).code) ? { kind: 'revoked' } : { kind: 'unreachable' };
  }
}

async function prove(credential: DisplayCredential): Promise<SignInResult> {
  const params = { displayId: credential.displayId };
  const { nonce } = await api('displays.challenge', { params });
  const signature = await signChallenge(credential, nonce);
  const { who } = await api('displays.sign-in', { params, body: { nonce, signature } });
  return isDisplay(who) ? { kind: 'in', who } : { kind: 'unreachable' };
}

const isDisplay = (who: Who): who is DisplayWho => who.kind === 'display';
