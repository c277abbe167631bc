import { AppError } from '../../../../shared/errors/index.ts';
import type { PairingId } from '../../../../shared/vocabulary/index.ts';
import { api } from '../../../api/api.ts';
import { type DisplayCredential, makeDisplayKey } from '../../../connection/displayKey.ts';
import { deviceName } from '../../account/deviceName.ts';
import type { PairingOffer } from './displayView.ts';
import { pause } from './waits.ts';

/** How often the screen asks whether it has been approved, and tries again what did not work, in ms. */
const ASK_EVERY_MS = 2_000;

/** What a screen without a classroom shows meanwhile. */
export type PairingProgress = { readonly offer: PairingOffer | null; readonly unreachable: boolean };

type Options = { readonly show: (progress: PairingProgress) => void; readonly signal: AbortSignal };

/** Offers the screen under one code after another until somebody approves it. Rejects only when aborted. */
export async function pairDisplay({ show, signal }: Options): Promise<DisplayCredential> {
  const { privateKey, publicKey } = await makeDisplayKey();
  const label = deviceName(navigator.userAgent) ?? 'Web';
  for (;;) {
    const { pairingId, ...offer } = await lasting(() => api('pairings.start', { body: { publicKey, label } }), {
      signal,
      onTrouble: () => show({ offer: null, unreachable: true }),
    });
    show({ offer, unreachable: false });
    const displayId = await approvalOf(pairingId, { signal, show: (unreachable) => show({ offer, unreachable }) });
    if (displayId) return { displayId, privateKey };
  }
}

/** Resolves with the new display, or with `undefined` when the code is good no longer. */
async function approvalOf(
  pairingId: PairingId,
  { signal, show }: { signal: AbortSignal; show: (unreachable: boolean) => void },
) {
  for (;;) {
    await pause(ASK_EVERY_MS, signal);
    const pairing = await lasting(() => readPairing(pairingId), { signal, onTrouble: () => show(true) });
    show(false);
    if (pairing.state === 'approved') return pairing.displayId;
    if (pairing.state === 'expired') return undefined;
  }
}

async function readPairing(pairingId: PairingId) {
  try {
    return await api('pairings.read', { params: { pairingId } });
  } catch (thrown) {
    // The server has forgotten it: as good as expired.
    if (AppError.from(thrown).code === 'pairing.not-found') return { state: 'expired' } as const;
    throw thrown;
  }
}

type Lasting = { readonly signal: AbortSignal; readonly onTrouble: () => void };

/** Tries until it works. */
async function lasting<T>(act: () => Promise<T>, { signal, onTrouble }: Lasting): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch {
      // Whatever it was, nobody stands here to be told: a screen on a wall tries again.
      signal.throwIfAborted();
      onTrouble();
      await pause(ASK_EVERY_MS, signal);
    }
  }
}
