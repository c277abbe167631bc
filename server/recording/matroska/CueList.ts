import { element, uintElement } from './ebml.ts';
import { ID } from './ids.ts';

/** So many ms from one entry to the next are fine enough: an hour has at most 4,000 of some 40 bytes. */
const LEAST_APART_MS = 900;

/** The index of a file: where decoding can begin. */
export class CueList {
  readonly #timesMs: number[] = [];
  readonly #positions: number[] = [];

  /** Takes note of a cluster; `position` in bytes from where the segment's content begins. */
  note(cluster: { readonly timeMs: number; readonly beginsWithKey: boolean }, position: number): void {
    const lastMs = this.#timesMs.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (!cluster.beginsWithKey || cluster.timeMs - lastMs < LEAST_APART_MS) return;
    this.#timesMs.push(cluster.timeMs);
    this.#positions.push(position);
  }

  /** The index as it stands at the end of a file; a file without any cluster has an empty one. */
  build(): Buffer {
    return element(
      ID.cues,
      ...this.#timesMs.map((timeMs, index) =>
        element(
          ID.cuePoint,
          uintElement(ID.cueTime, timeMs),
          element(
            ID.cueTrackPositions,
            uintElement(ID.cueTrack, 1),
            uintElement(ID.cueClusterPosition, this.#positions[index] ?? 0),
          ),
        ),
      ),
    );
  }
}
