import { createHmac } from 'node:crypto';
import type { IceServer } from '../../shared/protocol/index.ts';

/** Servers that pass media on (TURN), and what they ask of whoever comes. */
export type TurnServers = {
  readonly urls: readonly string[];
  /** A secret shared with them, from which everybody gets a password that ends; or one name and password for all. */
  readonly access:
    | { readonly kind: 'secret'; readonly secret: string }
    | { readonly kind: 'fixed'; readonly username: string; readonly password: string };
};

/** A password made from the secret is good for this long, in s: longer than any lesson, since it is shown again and again. */
const GOOD_FOR_S = 24 * 3_600;

/**
 * What a browser is told of TURN servers, for one receiver's media. With a shared secret the name is the instant at which
 * the password ends and who got it, and the password its HMAC-SHA1, as in `draft-uberti-behave-turn-rest` and coturn's
 * `use-auth-secret`.
 */
export function iceServersFor(
  receiverId: string,
  { turn, nowMs }: { readonly turn: TurnServers | undefined; readonly nowMs: number },
): IceServer[] {
  if (!turn) return [];
  const { urls, access } = turn;
  if (access.kind === 'fixed') return [{ urls: [...urls], username: access.username, credential: access.password }];
  const username = `${Math.floor(nowMs / 1_000) + GOOD_FOR_S}:${receiverId}`;
  const credential = createHmac('sha1', access.secret).update(username).digest('base64');
  return [{ urls: [...urls], username, credential }];
}
