import { z } from 'zod';
import { ADMINISTRATORS, AtMs, ClassroomId, DisplayId, Name, PairingId } from '../vocabulary/index.ts';
import { ANYONE, endpoint } from './endpoint.ts';
import { Who } from './session.ts';

const PAIRERS = [...ADMINISTRATORS, 'teacher'] as const;

/** A P-256 public key as the browser's WebCrypto exports it. The private half never leaves the display. */
export const DisplayPublicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type DisplayPublicKey = z.infer<typeof DisplayPublicKey>;

/** Eight digits, shown as `1234 5678`; 26 bits, 10 minutes, once. */
const PairingCode = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{8}$/));

/** Two words shown on the display and to whoever approves, so that both can see that they mean the same screen. */
const PairingWords = z.tuple([z.string(), z.string()]);

const pairingParams = z.strictObject({ pairingId: PairingId });
const displayParams = z.strictObject({ displayId: DisplayId });
const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{16,200}$/);

export const displaysApi = {
  /** A screen that belongs to nobody asks for a code. */
  'pairings.start': endpoint({
    method: 'POST',
    path: '/api/pairings',
    by: ANYONE,
    body: z.strictObject({ publicKey: DisplayPublicKey, label: Name }),
    reply: z.object({
      pairingId: PairingId,
      code: z.string().regex(/^\d{8}$/),
      words: PairingWords,
      expiresAtMs: AtMs,
    }),
  }),
  /** The screen asks whether somebody has approved it. The id is its secret: it is never shown. */
  'pairings.read': endpoint({
    method: 'GET',
    path: '/api/pairings/:pairingId',
    by: ANYONE,
    params: pairingParams,
    reply: z.discriminatedUnion('state', [
      z.object({ state: z.literal('waiting'), expiresAtMs: AtMs }),
      z.object({ state: z.literal('approved'), displayId: DisplayId }),
      z.object({ state: z.literal('expired') }),
    ]),
  }),
  /** Shows the words of the screen with this code. Five wrong codes in 10 minutes lock the asker's pairing (`pairing.locked`). */
  'pairings.look-up': endpoint({
    method: 'POST',
    path: '/api/pairings/look-up',
    by: PAIRERS,
    body: z.strictObject({ code: PairingCode }),
    reply: z.object({ words: PairingWords, label: Name, expiresAtMs: AtMs }),
  }),
  /** Gives the screen to a classroom of the asker's own school (any school for the district). The code is spent. */
  'pairings.approve': endpoint({
    method: 'POST',
    path: '/api/pairings/approve',
    by: PAIRERS,
    body: z.strictObject({ code: PairingCode, classroomId: ClassroomId }),
    reply: z.object({ displayId: DisplayId }),
  }),
  /** First half of a display's sign-in: something to sign, good for one minute, once. */
  'displays.challenge': endpoint({
    method: 'POST',
    path: '/api/displays/:displayId/challenge',
    by: ANYONE,
    params: displayParams,
    reply: z.object({ nonce: Base64Url }),
  }),
  /** Second half: ECDSA P-256/SHA-256 over the ASCII bytes of `tongtang-display:{displayId}:{nonce}`, raw r‖s, base64url. */
  'displays.sign-in': endpoint({
    method: 'POST',
    path: '/api/displays/:displayId/session',
    by: ANYONE,
    params: displayParams,
    body: z.strictObject({ nonce: Base64Url, signature: Base64Url }),
    reply: z.object({ who: Who }),
  }),
  /** Takes a display's right away; a connected one is cut within 2 s. */
  'displays.revoke': endpoint({
    method: 'DELETE',
    path: '/api/displays/:displayId',
    by: ADMINISTRATORS,
    params: displayParams,
  }),
};
