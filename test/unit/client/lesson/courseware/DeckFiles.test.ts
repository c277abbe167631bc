import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DeckFiles, type FileCache } from '../../../../../client/lesson/courseware/DeckFiles.ts';
import { ids } from '../../../../support/ids.ts';

const content = Buffer.from('twenty bytes of deck');
const deck = {
  deckId: ids.deck(1),
  sha256: createHash('sha256').update(content).digest('hex'),
  bytes: content.length,
};

/** A browser's cache: what it keeps, by address. */
function memoryCache(kept = new Map<string, Blob>()) {
  const cache: FileCache = {
    match: async (key) => {
      const blob = kept.get(String(key));
      return blob && new Response(blob);
    },
    put: async (key, response) => void kept.set(String(key), await response.blob()),
    delete: async (key) => kept.delete(key instanceof Request ? new URL(key.url).pathname : String(key)),
    keys: async () => [...kept.keys()].map((key) => new Request(`http://x${key}`)),
  };
  return { cache, kept };
}

type Answer = (headers: Headers) => Response | Promise<Response>;

/** Files over a line that answers as told, one answer after another; the last one goes on. */
function filesOver(answers: readonly Answer[], { cache, kept } = memoryCache()) {
  const asked: Headers[] = [];
  const pauses: number[] = [];
  const files = new DeckFiles({
    fetch: async (_url, init) => {
      const headers = new Headers(init?.headers);
      asked.push(headers);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (!answer) throw new TypeError('no line');
      return answer(headers);
    },
    openCache: async () => cache,
    pause: async (ms) => void pauses.push(ms),
  });
  return { files, asked, pauses, kept };
}

const whole: Answer = () => new Response(content);
const broken: Answer = () => {
  throw new TypeError('failed to fetch');
};
/** Sends so much of it, then the line breaks. */
const partOf =
  (until: number): Answer =>
  () =>
    new Response(
      new ReadableStream({
        pull(sink) {
          if (this.sent) return sink.error(new TypeError('network error'));
          this.sent = true;
          sink.enqueue(new Uint8Array(content.subarray(0, until)));
        },
        sent: false,
      } as UnderlyingDefaultSource & { sent: boolean }),
    );
const rest: Answer = (headers) => {
  const from = Number(/bytes=(\d+)-/.exec(headers.get('range') ?? '')?.[1]);
  return new Response(content.subarray(from), { status: 206 });
};
const textOf = async (blob: Promise<Blob>) => (await blob).text();

describe('the file of a deck', () => {
  it('is fetched once, kept, and not fetched again after the page was loaded again', async () => {
    const memory = memoryCache();
    const first = filesOver([whole], memory);
    await Promise.all([first.files.file(deck), first.files.file(deck)]);
    expect(await textOf(first.files.file(deck))).toBe(String(content));
    expect(first.asked).toHaveLength(1);
    const second = filesOver([broken], memory);
    expect(await textOf(second.files.file(deck))).toBe(String(content));
    expect(second.asked).toEqual([]);
  });

  it('goes on where it was when the line breaks', async () => {
    const { files, asked } = filesOver([partOf(7), rest]);
    expect(await textOf(files.file(deck))).toBe(String(content));
    expect(asked[1]?.get('range')).toBe('bytes=7-');
    expect(asked[1]?.get('if-range')).toBe(`"${deck.sha256}"`);
  });

  it('begins anew when the server sends all of it again', async () => {
    const { files } = filesOver([partOf(7), whole]);
    expect(await textOf(files.file(deck))).toBe(String(content));
  });

  it('is fetched again when what was kept is wrong or cut short', async () => {
    for (const wrong of ['twenty bytes of junk', 'twenty']) {
      const kept = new Map([[`/decks/${deck.sha256}`, new Blob([wrong])]]);
      const { files, asked } = filesOver([whole], memoryCache(kept));
      expect(await textOf(files.file(deck))).toBe(String(content));
      expect(asked).toHaveLength(1);
      expect(await kept.get(`/decks/${deck.sha256}`)?.text()).toBe(String(content));
    }
  });

  it('is fetched once more when something on the way has changed it, and then refused', async () => {
    const junk: Answer = () => new Response('twenty bytes of junk');
    const mended = filesOver([junk, whole]);
    expect(await textOf(mended.files.file(deck))).toBe(String(content));
    const wrong = filesOver([junk]);
    await expect(wrong.files.file(deck)).rejects.toMatchObject({ code: 'deck.broken' });
    expect(wrong.asked).toHaveLength(2);
    expect(wrong.kept.size).toBe(0);
  });

  it('is given up after a while without a line, and asked for afresh by the next one', async () => {
    const { files, pauses } = filesOver([broken, broken, broken, broken, broken, whole]);
    await expect(files.file(deck)).rejects.toMatchObject({ code: 'connection.lost' });
    expect(pauses.length).toBeGreaterThan(2);
    expect(await textOf(files.file(deck))).toBe(String(content));
  });

  it('is not asked for again when the server says no', async () => {
    const no: Answer = () => Response.json({ code: 'deck.not-found', details: {} }, { status: 404 });
    const { files, asked } = filesOver([no]);
    await expect(files.file(deck)).rejects.toMatchObject({ code: 'deck.not-found' });
    expect(asked).toHaveLength(1);
  });

  it('is taken from where it was sent from, if it is that file', async () => {
    const { files, asked } = filesOver([broken]);
    await files.hold(new Blob([content]));
    await files.file(deck);
    files.letGo();
    await files.take(deck, new Blob(['another file']));
    await files.take(deck, new Blob([content]));
    expect(await textOf(files.file(deck))).toBe(String(content));
    expect(asked).toEqual([]);
  });

  it('tells how much of it has come, and nothing once it is there', async () => {
    const { files } = filesOver([partOf(10), rest]);
    const shares: (number | undefined)[] = [];
    files.progress.subscribe(() => shares.push(files.progress.read().get(deck.sha256)));
    await files.file(deck);
    expect(shares[0]).toBe(0.5);
    expect(shares.at(-1)).toBeUndefined();
  });

  it('leaves room: only the newest are kept', async () => {
    const memory = memoryCache(new Map(Array.from({ length: 40 }, (_, n) => [`/decks/${n}`, new Blob(['x'])])));
    await filesOver([whole], memory).files.file(deck);
    expect(memory.kept.size).toBe(30);
    expect(memory.kept.has(`/decks/${deck.sha256}`)).toBe(true);
  });
});
