import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import { Observable } from '../../kit/Observable.ts';

/** Steps back that are kept. */
const MOST_STEPS = 100;

/** A rubric while it is built: each change can be taken back, and it is known whether the server has it. */
export class Draft {
  readonly rubric: Observable<Rubric>;
  /** Which node is looked at; `null`: the rubric as a whole. */
  readonly at = new Observable<number | null>(null);
  /** As the server has it. */
  readonly kept: Observable<Rubric>;
  #version: number;
  #before: Rubric[] = [];
  /** What was changed last: letters that are typed in one field are one step. */
  #field: string | null = null;

  constructor(rubric: Rubric, version: number) {
    this.rubric = new Observable(rubric);
    this.kept = new Observable(rubric);
    this.#version = version;
  }

  get version(): number {
    return this.#version;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Changes it. Changes of the same field one after the other are one step back. */
  change(next: Rubric, field: string | null = null): void {
    const now = this.rubric.read();
    if (next === now) return;
    if (field === null || field !== this.#field) this.#before = [...this.#before, now].slice(-MOST_STEPS);
    this.#field = field;
    this.rubric.set(next);
  }

  undo(): void {
    const before = this.#before.pop();
    if (!before) return;
    this.#field = null;
    const at = this.at.read();
    if (at !== null && at >= before.nodes.length) this.at.set(null);
    this.rubric.set(before);
  }

  /** The server has it as it was when it was sent. */
  adopt(rubric: Rubric, version: number): void {
    this.#version = version;
    this.kept.set(rubric);
  }
}
