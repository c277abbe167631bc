import { type DisplayPublicKey, DisplayPublicKey as PublicKeyShape } from '../../shared/api/index.ts';
import { DisplayId } from '../../shared/vocabulary/index.ts';

/** What a display has to prove who it is. The private key cannot be read out, not even by this page. */
export type DisplayCredential = { readonly displayId: DisplayId; readonly privateKey: CryptoKey };

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

const DATABASE = 'tongtang-display';
const STORE = 'credential';
/** A device is one display, so there is one record. */
const RECORD = 'own';

/** Whether this browser can keep a key here at all: browsers have WebCrypto only on https and on localhost. */
export function canKeepKey(): boolean {
  return window.isSecureContext && 'subtle' in crypto && 'indexedDB' in window;
}

/** Makes a key pair for a display that asks to be paired. */
export async function makeDisplayKey(): Promise<{ privateKey: CryptoKey; publicKey: DisplayPublicKey }> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: PublicKeyShape.parse({ kty, crv, x, y }) };
}

/** Signs a challenge of the server, as `displays.sign-in` wants it. */
export async function signChallenge({ displayId, privateKey }: DisplayCredential, nonce: string): Promise<string> {
  const text = new TextEncoder().encode(`tongtang-display:${displayId}:${nonce}`);
  return base64Url(new Uint8Array(await crypto.subtle.sign(SIGNATURE, privateKey, text)));
}

/** Bytes as base64url without padding. */
function base64Url(bytes: Uint8Array): string {
  const plain = btoa(String.fromCharCode(...bytes));
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The credential that this device keeps; `undefined` when it belongs to nobody. */
export async function readCredential(): Promise<DisplayCredential | undefined> {
  const kept: unknown = await inStore('readonly', (store) => store.get(RECORD));
  if (typeof kept !== 'object' || kept === null || !('displayId' in kept) || !('privateKey' in kept)) return undefined;
  const displayId = DisplayId.safeParse(kept.displayId);
  return displayId.success && kept.privateKey instanceof CryptoKey
    ? { displayId: displayId.data, privateKey: kept.privateKey }
    : undefined;
}

/** Keeps the credential over restarts, and asks the browser never to clear it away. */
export async function keepCredential(credential: DisplayCredential): Promise<void> {
  await inStore('readwrite', (store) => store.put({ ...credential }, RECORD));
  // A browser that will not promise still keeps it until its disk is full.
  await navigator.storage?.persist?.().catch(() => false);
}

/** Forgets the credential: this device belongs to nobody again. */
export async function forgetCredential(): Promise<void> {
  await inStore('readwrite', (store) => store.delete(RECORD));
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  return settled(opening);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser refused its storage')));
  });
}
