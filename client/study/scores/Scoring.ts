import type { Evidence, ScoreSheet } from '../../../shared/api/index.ts';
import { MAX_EVIDENCE } from '../../../shared/api/index.ts';
import { itemsOf, type PlacedItem } from '../../../shared/study/rubric/outline.ts';
import type { Rubric, RubricAnswer } from '../../../shared/study/rubric/rubric.ts';
import type { Answers } from '../../../shared/study/rubric/score.ts';
import { Observable } from '../../kit/Observable.ts';
import { ScoreSaver, type Written } from './ScoreSaver.ts';

type Options = Omit<ConstructorParameters<typeof ScoreSaver>[0], 'items'> & {
  readonly rubric: Rubric;
  readonly sheet: ScoreSheet;
  /** Of the take, in ms. */
  readonly lengthMs: number;
};

/** One's own sheet while it is scored: which item is large, what is written, and what it rests on. */
export class Scoring {
  readonly rubric: Rubric;
  readonly items: readonly PlacedItem[];
  /** The item in view, from 0. */
  readonly at: Observable<number>;
  readonly saver: ScoreSaver;
  readonly #lengthMs: number;

  constructor({ rubric, sheet, lengthMs, ...parts }: Options) {
    this.rubric = rubric;
    this.items = itemsOf(rubric);
    this.#lengthMs = lengthMs;
    this.saver = new ScoreSaver({ items: sheet.items, ...parts });
    this.at = new Observable(Math.max(0, this.open()[0] ?? 0));
  }

  get now(): PlacedItem | undefined {
    return this.items[this.at.read()];
  }

  go(place: number): void {
    this.at.set(Math.max(0, Math.min(place, this.items.length - 1)));
  }

  written(place = this.at.read()): Written {
    return this.saver.read(this.items[place]?.node.key ?? '');
  }

  answer(answer: RubricAnswer): void {
    this.#write({ ...this.written(), answer });
  }

  /** The key with a digit chooses a level, a code, or yes (1) and no (2); the same once more takes it back. */
  press(digit: number): boolean {
    const item = this.now?.item;
    if (!item) return false;
    const choices = item.kind === 'levels' ? item.levels.length : item.kind === 'code' ? item.options.length : 2;
    if (!(item.kind === 'levels' || item.kind === 'code' || item.kind === 'binary') || digit < 1 || digit > choices)
      return false;
    const chosen = item.kind === 'binary' ? 2 - digit : digit - 1;
    this.answer(this.written().answer === chosen ? null : chosen);
    return true;
  }

  /** The moment becomes evidence of the item; the same one twice, or more than there may be, changes nothing. */
  ground(evidence: Evidence): void {
    const { answer, evidence: before } = this.written();
    const isThere = before.some(({ fromMs, markId }) => fromMs === evidence.fromMs && markId === evidence.markId);
    if (isThere || before.length >= MAX_EVIDENCE) return;
    this.#write({ answer, evidence: [...before, evidence] });
  }

  /** A moment of the take, within it. */
  momentAt(takeMs: number): Evidence {
    return { fromMs: Math.max(0, Math.min(Math.round(takeMs), this.#lengthMs)), toMs: null, markId: null };
  }

  /** A moment becomes a stretch up to here, if it lies before. */
  stretch(place: number, takeMs: number): void {
    const { answer, evidence } = this.written();
    const { fromMs: toMs } = this.momentAt(takeMs);
    const moment = evidence[place];
    if (!moment || toMs <= moment.fromMs) return;
    this.#write({ answer, evidence: evidence.with(place, { ...moment, toMs, markId: null }) });
  }

  unground(place: number): void {
    const { answer, evidence } = this.written();
    this.#write({ answer, evidence: evidence.toSpliced(place, 1) });
  }

  /** What is answered so far. */
  answers(): Answers {
    return new Map(this.items.map(({ node: { key } }) => [key, this.saver.read(key).answer]));
  }

  /** Places of the items that still want an answer; bonus and words need not be given. */
  open(): number[] {
    return [...this.items.keys()].filter((place) => {
      const kind = this.items[place]?.item.kind;
      return kind !== 'bonus' && kind !== 'text' && this.written(place).answer === null;
    });
  }

  #write(written: Written): void {
    const now = this.now;
    if (now) this.saver.write(now.node.key, written);
  }
}
