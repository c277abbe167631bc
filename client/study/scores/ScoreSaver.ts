import { MAX_SCORES_SAVED, type ScoredItem } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { Observable } from '../../kit/Observable.ts';

/** Presses that follow each other go together, in ms. */
const GATHER_MS = 300;
/** After a failure of the line it tries again so often, in ms. */
const AGAIN_MS = 2_000;

/** How what was written stands: kept, on its way, waiting for the line, or refused. */
type SaveState = 'saved' | 'saving' | 'waiting' | 'refused';

/** What is written in an item. */
export type Written = Pick<ScoredItem, 'answer' | 'evidence'>;

type Parts = {
  readonly items: readonly ScoredItem[];
  readonly save: (items: ScoredItem[]) => Promise<readonly ScoredItem[]>;
  readonly onOverruled: () => void;
  readonly onRefused: (error: AppError) => void;
};

const NOTHING: Written = { answer: null, evidence: [] };

/**
 * Keeps scores while they are written: one request at a time, and the same one again until it is answered, so that a lost
 * answer is never taken for another window's change.
 */
export class ScoreSaver {
  readonly state = new Observable<SaveState>('saved');
  /** Grows with each change of what is shown. */
  readonly changes = new Observable(0);
  readonly #parts: Parts;
  /** As the server has it. */
  readonly #kept: Map<string, ScoredItem>;
  readonly #pending = new Map<string, Written>();
  #sent: ScoredItem[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#kept = new Map(parts.items.map((item) => [item.node, item]));
  }

  /** What is written in an item, kept already or not. */
  read(node: string): Written {
    return this.#pending.get(node) ?? this.#sent.find((item) => item.node === node) ?? this.#kept.get(node) ?? NOTHING;
  }

  /** Writes in an item and keeps it soon. */
  write(node: string, { answer, evidence }: Written): void {
    if (this.state.read() === 'refused') return;
    this.#pending.set(node, { answer, evidence });
    this.changes.set(this.changes.read() + 1);
    if (this.state.read() === 'saved') this.state.set('saving');
    this.#soon(GATHER_MS);
  }

  /** Resolves when everything is kept. Throws what the server had against it. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#sent.length > 0 || this.#pending.size > 0) await this.#run(true);
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
    if (this.#sent.length === 0) this.#take();
    if (this.#sent.length === 0) return;
    try {
      this.#adopt(await this.#parts.save(this.#sent));
    } catch (thrown) {
      this.#fail(AppError.from(thrown));
      throw thrown;
    }
    if (this.#pending.size > 0) this.#soon(0);
    else this.state.set('saved');
  }

  #take(): void {
    for (const [node, written] of [...this.#pending].slice(0, MAX_SCORES_SAVED)) {
      const { answer, evidence } = written;
      const trimmed = typeof answer === 'string' ? answer.trim() || null : answer;
      this.#sent.push({ node, answer: trimmed, evidence, version: this.#kept.get(node)?.version ?? 0 });
      this.#pending.delete(node);
    }
  }

  #adopt(kept: readonly ScoredItem[]): void {
    const overruled = this.#sent.some(({ node, answer, evidence }) => {
      const there = kept.find((item) => item.node === node);
      return there !== undefined && (there.answer !== answer || there.evidence.length !== evidence.length);
    });
    for (const item of kept) this.#kept.set(item.node, item);
    this.#sent = [];
    this.changes.set(this.changes.read() + 1);
    if (overruled) this.#parts.onOverruled();
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
