import { AppError } from '../../../shared/errors/index.ts';
import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import { Observable } from '../../kit/Observable.ts';

/** What is needed of a deck to fetch and check its file. */
export type FetchedDeck = Pick<DeckFile, 'deckId' | 'sha256' | 'bytes'>;

/** Where files outlive the page: the browser's own cache, as far as it is needed. */
export type FileCache = Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>;

type Parts = {
  readonly fetch: typeof fetch;
  /** Where the server has a deck for this device. */
  readonly addressOf: (deckId: string) => string;
  readonly openCache: () => Promise<FileCache | null>;
  /** Waits before a broken fetch goes on. */
  readonly pause: (ms: number) => Promise<void>;
};

/** Where the browser keeps them, and how many of the newest. */
const CACHE = 'tongtang-decks';
const MOST_KEPT = 30;
/** A line that is gone for longer than these together is waited for by whoever wants the file. */
const AGAIN_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000];

const keyOf = (sha256: string): string => `/decks/${sha256}`;

/**
 * The files of decks on this device: fetched once, kept by the browser, and checked against their hash each time before
 * they are used. What is wrong or cut short is fetched again; a broken fetch goes on where it was.
 */
export class DeckFiles {
  /** How much of each file has come, 0 to 1, for those under way. */
  readonly progress = new Observable<ReadonlyMap<string, number>>(new Map());
  readonly #parts: Parts;
  readonly #checked = new Map<string, Promise<Blob>>();

  constructor(parts: Partial<Parts> = {}) {
    this.#parts = { ...browserParts, ...parts };
  }

  /** The file of a deck, as its hash says. Rejects when it cannot be had now. */
  file(deck: FetchedDeck): Promise<Blob> {
    const known = this.#checked.get(deck.sha256);
    if (known !== undefined) return known;
    const asked = this.#keptOrFetched(deck);
    this.#checked.set(deck.sha256, asked);
    asked.catch(() => this.#checked.delete(deck.sha256));
    return asked;
  }

  /** Holds a file that is about to be sent from here, so that it is not fetched when the lesson comes to know it. */
  async hold(content: Blob): Promise<void> {
    this.#checked.set(await hashOf(content), Promise.resolve(content));
  }

  /** Takes a file that is here already, e.g. because it was sent from here, if it is that of the deck. */
  async take(deck: FetchedDeck, content: Blob): Promise<void> {
    if (!(await isWhole(deck, content))) return;
    this.#checked.set(deck.sha256, Promise.resolve(content));
    await this.#keep(deck, content);
  }

  /** Holds nothing in memory any more; what the browser keeps is checked again when it is wanted. */
  letGo(): void {
    this.#checked.clear();
  }

  async #keptOrFetched(deck: FetchedDeck): Promise<Blob> {
    const cache = await this.#parts.openCache();
    const kept = await (await cache?.match(keyOf(deck.sha256)))?.blob();
    if (kept && (await isWhole(deck, kept))) return kept;
    if (kept) await cache?.delete(keyOf(deck.sha256));
    try {
      const fetched = await this.#fetchWhole(deck);
      await this.#keep(deck, fetched);
      return fetched;
    } finally {
      this.#tell(deck, undefined);
    }
  }

  async #fetchWhole(deck: FetchedDeck): Promise<Blob> {
    // Once more when something on the way has changed it; then it is the file that is wrong.
    for (const last of [false, true]) {
      const content = await this.#fetch(deck);
      if (await isWhole(deck, content)) return content;
      if (last) break;
    }
    throw new AppError('deck.broken', { deckId: deck.deckId });
  }

  async #fetch(deck: FetchedDeck): Promise<Blob> {
    const arrived: Uint8Array<ArrayBuffer>[] = [];
    let failures = 0;
    for (;;) {
      const before = sizeOf(arrived);
      try {
        await this.#fetchRest(deck, arrived);
        return new Blob(arrived);
      } catch (thrown) {
        if (thrown instanceof AppError) throw thrown;
        failures = sizeOf(arrived) > before ? 0 : failures + 1;
        const pauseMs = AGAIN_AFTER_MS[failures];
        if (pauseMs === undefined) throw new AppError('connection.lost', {}, { cause: thrown });
        await this.#parts.pause(pauseMs);
      }
    }
  }

  /** Adds what is still missing. Throws AppError when the server says no, and anything else when the line breaks. */
  async #fetchRest(deck: FetchedDeck, arrived: Uint8Array<ArrayBuffer>[]): Promise<void> {
    const have = sizeOf(arrived);
    const rest = have > 0 ? { range: `bytes=${have}-`, 'if-range': `"${deck.sha256}"` } : {};
    const answer = await this.#parts.fetch(this.#parts.addressOf(deck.deckId), {
      credentials: 'same-origin',
      // It is kept once, by its hash; not a second time by its address.
      cache: 'no-store',
      headers: { ...rest },
    });
    if (answer.status === 503 || answer.status === 504) throw new Error('the server is not there now');
    if (!answer.ok) throw AppError.fromWire(await answer.json().catch((): null => null));
    if (answer.status !== 206) arrived.length = 0;
    const reader = answer.body?.getReader();
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) return;
      arrived.push(part.value);
      if (sizeOf(arrived) > deck.bytes) return;
      this.#tell(deck, sizeOf(arrived) / deck.bytes);
    }
  }

  async #keep({ sha256 }: FetchedDeck, content: Blob): Promise<void> {
    try {
      const cache = await this.#parts.openCache();
      await cache?.put(keyOf(sha256), new Response(content));
      const keys = (await cache?.keys()) ?? [];
      for (const old of keys.slice(0, Math.max(0, keys.length - MOST_KEPT))) await cache?.delete(old);
    } catch {
      // No room on this device: it is fetched again after the next start.
    }
  }

  #tell({ sha256 }: FetchedDeck, share: number | undefined): void {
    const others = [...this.progress.read()].filter(([known]) => known !== sha256);
    this.progress.set(new Map(share === undefined ? others : [...others, [sha256, share]]));
  }
}

/** Removes all files of decks from this device: it is not a display of this district any more. */
export async function forgetDeckFiles(): Promise<void> {
  if ('caches' in window) await caches.delete(CACHE);
}

const browserParts: Parts = {
  fetch: (...given) => fetch(...given),
  addressOf: (deckId) => `/api/decks/${deckId}/file`,
  openCache: () => ('caches' in window ? caches.open(CACHE) : Promise.resolve(null)),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Those of this window: a second reader would fetch over the same thin line what is just coming. */
export const deckFiles = new DeckFiles();

const sizeOf = (arrived: readonly Uint8Array[]): number => arrived.reduce((sum, { byteLength }) => sum + byteLength, 0);

async function isWhole({ sha256, bytes }: FetchedDeck, content: Blob): Promise<boolean> {
  if (content.size !== bytes) return false;
  return (await hashOf(content)) === sha256;
}

async function hashOf(content: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
