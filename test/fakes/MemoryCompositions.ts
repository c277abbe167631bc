import type { CompositionChange, CompositionStore, StoredComposition } from '../../server/library/composition/ports.ts';
import type { CompositionId, TakeId } from '../../shared/vocabulary/index.ts';

/** Compositions in memory. */
export class MemoryCompositions implements CompositionStore {
  readonly #known = new Map<CompositionId, StoredComposition>();

  constructor(known: readonly StoredComposition[]) {
    for (const each of known) this.#known.set(each.compositionId, each);
  }

  add = async (composition: StoredComposition): Promise<void> =>
    void this.#known.set(composition.compositionId, composition);
  find = async (compositionId: CompositionId) => this.#known.get(compositionId);
  ofTake = async (takeId: TakeId) => [...this.#known.values()].filter((each) => each.takeId === takeId).reverse();
  unfinished = async () =>
    [...this.#known.values()].filter(({ status }) => status === 'waiting' || status === 'running');
  endedBefore = async (atMs: number) =>
    [...this.#known.values()].filter(({ endedAtMs }) => endedAtMs !== null && endedAtMs < atMs);
  change = async (compositionId: CompositionId, change: CompositionChange): Promise<void> => {
    const known = this.#known.get(compositionId);
    if (known) this.#known.set(compositionId, { ...known, ...change });
  };
  remove = async (compositionId: CompositionId): Promise<void> => void this.#known.delete(compositionId);
}
