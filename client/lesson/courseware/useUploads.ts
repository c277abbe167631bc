import { useEffect, useMemo, useState } from 'react';
import { MAX_DECK_BYTES } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { uploadDeck } from '../../api/uploadDeck.ts';
import type { LessonSession } from '../LessonSession.ts';
import { deckTitle } from './deckTitle.ts';

/** A file on its way to the server. */
export type Upload = {
  readonly id: number;
  readonly title: string;
  /** `refused` stays until somebody has read why. */
  readonly step: 'waiting' | 'sending' | 'checking' | 'refused';
  /** How much has been sent, 0 to 1. */
  readonly share: number;
  readonly error: AppError | null;
};

/** The files that this console sends. */
export type Uploads = {
  readonly list: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
  /** Stops one that is under way; takes one that was refused off the list. */
  readonly cancel: (id: number) => void;
};

/** Sends files one after the other, and says of each how far it is. What is under way goes on when the panel closes. */
export function useUploads(session: LessonSession): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const queue = useMemo(() => new UploadQueue(session, setList), [session]);
  useEffect(() => queue.begin(), [queue]);
  return { list, add: (files) => queue.add(files), cancel: (id) => queue.cancel(id) };
}

type Waiting = { readonly id: number; readonly file: File; readonly end: AbortController };

class UploadQueue {
  readonly #session: LessonSession;
  readonly #show: (list: readonly Upload[]) => void;
  readonly #waiting: Waiting[] = [];
  #list: readonly Upload[] = [];
  #lastId = 0;
  #current: Waiting | undefined;

  constructor(session: LessonSession, show: (list: readonly Upload[]) => void) {
    this.#session = session;
    this.#show = show;
  }

  /** The returned function stops everything. */
  begin(): () => void {
    return () => {
      for (const { id } of this.#list) this.cancel(id);
    };
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      this.#lastId += 1;
      const upload = { id: this.#lastId, title: deckTitle(file.name), step: 'waiting', share: 0, error: null } as const;
      this.#set([...this.#list, upload]);
      this.#waiting.push({ id: upload.id, file, end: new AbortController() });
    }
    void this.#sendNext();
  }

  cancel(id: number): void {
    const place = this.#waiting.findIndex((waiting) => waiting.id === id);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (this.#current?.id === id) this.#current.end.abort(new Error('cancelled'));
    this.#set(this.#list.filter((upload) => upload.id !== id));
  }

  async #sendNext(): Promise<void> {
    const next = this.#current ? undefined : this.#waiting.shift();
    if (!next) return;
    this.#current = next;
    try {
      await this.#send(next);
      this.#set(this.#list.filter(({ id }) => id !== next.id));
    } catch (thrown) {
      if (!next.end.signal.aborted) this.#change(next.id, { step: 'refused', error: AppError.from(thrown) });
    }
    this.#current = undefined;
    void this.#sendNext();
  }

  async #send({ id, file, end }: Waiting): Promise<void> {
    // Said before a hundred megabytes are on their way.
    if (file.size > MAX_DECK_BYTES) throw new AppError('deck.too-large');
    this.#change(id, { step: 'sending' });
    const { files } = this.#session.decks;
    await files.hold(file);
    const deck = await uploadDeck({
      lessonId: this.#session.lessonId,
      title: deckTitle(file.name),
      content: file,
      onProgress: (share) => this.#change(id, { share, step: share < 1 ? 'sending' : 'checking' }),
      signal: end.signal,
    });
    // What was sent from here need not come back, unless it was converted.
    await files.take(deck, file).catch(() => undefined);
  }

  #change(id: number, change: Partial<Upload>): void {
    this.#set(this.#list.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }

  #set(list: readonly Upload[]): void {
    this.#list = list;
    this.#show(list);
  }
}
