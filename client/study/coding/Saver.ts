import { MAX_UNITS_SAVED } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { Observable } from '../../kit/Observable.ts';

/** Keys that are pressed one after the other go together, in ms. */
const GATHER_MS = 300;
/** After a failure of the line it tries again so often, in ms. */
const AGAIN_MS = 2_000;

/** How what was written stands: kept, on its way, waiting for the line, or refused. */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'refused';

/** One thing on a sheet, and how often it has been written. */
type Item<Key, Content> = { readonly key: Key; readonly content: Content; readonly version: number };

type Parts<Key, Content> = {
  /** As the server has it. */
  readonly kept: readonly Item<Key, Content>[];
  readonly save: (items: readonly Item<Key, Content>[]) => Promise<readonly Item<Key, Content>[]>;
  /** Whether they are the same to whoever wrote them. */
  readonly isSame: (one: Content, other: Content) => boolean;
  /** Told when another window of the same person had written first: what it wrote stays. */
  readonly onOverruled: () => void;
  /** Told why the server takes nothing any more. */
  readonly onRefused: (error: AppError) => void;
};

/**
 * Keeps what is on a sheet while it is written: one request at a time, and the same one again until it is answered, so that
 * a lost answer is never taken for another window's change.
 */
export class Saver<Key, Content> {
  readonly state = new Observable<SaveState>('saved');
  /** Grows with each change of what is shown. */
  readonly changes = new Observable(0);
  readonly #parts: Parts<Key, Content>;
  readonly #kept: Map<Key, Item<Key, Content>>;
  readonly #pending = new Map<Key, Content>();
  readonly #sent = new Map<Key, Item<Key, Content>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: Parts<Key, Content>) {
    this.#parts = parts;
    this.#kept = new Map(parts.kept.map((item) => [item.key, item]));
  }

  /** What is written there, kept already or not. */
  read(key: Key): Content | undefined {
    return this.#pending.get(key) ?? (this.#sent.get(key) ?? this.#kept.get(key))?.content;
  }

  /** All of which something was ever written. */
  keys(): Key[] {
    return [...new Set([...this.#kept.keys(), ...this.#sent.keys(), ...this.#pending.keys()])];
  }

  /** Writes, and keeps it soon. */
  write(key: Key, content: Content): void {
    if (this.state.read() === 'refused') return;
    this.#pending.set(key, content);
    this.changes.set(this.changes.read() + 1);
    if (this.state.read() === 'saved') this.state.set('saving');
    this.#soon(GATHER_MS);
  }

  /** Takes over what others have written meanwhile, but not over what is on its way from here. */
  protected hear(items: readonly Item<Key, Content>[]): void {
    const news = items.filter(
      ({ key, version }) =>
        !this.#pending.has(key) && !this.#sent.has(key) && version > (this.#kept.get(key)?.version ?? 0),
    );
    for (const item of news) this.#kept.set(item.key, item);
    if (news.length > 0) this.changes.set(this.changes.read() + 1);
  }

  /** Resolves when everything is kept. Throws what the server had against it. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#sent.size > 0 || this.#pending.size > 0) await this.#run(true);
    await this.#running;
  }

  /** Keeps what is still to be kept, and tries no more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.flush().catch(() => undefined);
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(false), ms);
  }

  /** One request, or the one that runs already. */
  #run(throws: boolean): Promise<void> {
    this.#running ??= this.#send().finally(() => {
      this.#running = undefined;
    });
    return throws ? this.#running : this.#running.catch(() => undefined);
  }

  async #send(): Promise<void> {
    if (this.#sent.size === 0) this.#take();
    if (this.#sent.size === 0) return;
    try {
      this.#adopt(await this.#parts.save([...this.#sent.values()]));
    } catch (thrown) {
      this.#fail(AppError.from(thrown));
      throw thrown;
    }
    if (this.#pending.size > 0) this.#soon(0);
    else this.state.set('saved');
  }

  #take(): void {
    for (const [key, content] of [...this.#pending].slice(0, MAX_UNITS_SAVED)) {
      this.#sent.set(key, { key, content, version: this.#kept.get(key)?.version ?? 0 });
      this.#pending.delete(key);
    }
  }

  #adopt(kept: readonly Item<Key, Content>[]): void {
    const there = new Map(kept.map((item) => [item.key, item]));
    const isOverruled = [...this.#sent.values()].some(({ key, content }) => {
      const item = there.get(key);
      return item !== undefined && !this.#parts.isSame(item.content, content);
    });
    for (const item of kept) this.#kept.set(item.key, item);
    this.#sent.clear();
    this.changes.set(this.changes.read() + 1);
    if (isOverruled) this.#parts.onOverruled();
  }

  #fail(error: AppError): void {
    if (error.code === 'connection.lost' || error.code === 'request.timed-out' || error.retry) {
      this.state.set('waiting');
      this.#soon(AGAIN_MS);
      return;
    }
    this.state.set('refused');
    this.#parts.onRefused(error);
  }
}
