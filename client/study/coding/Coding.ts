import type { CodedUnit, Sheet } from '../../../shared/api/index.ts';
import type { AppError } from '../../../shared/errors/index.ts';
import { type Scheme, unitsIn } from '../../../shared/study/scheme.ts';
import { Observable } from '../../kit/Observable.ts';
import { added, toggled } from './intervalCodes.ts';
import { SheetSaver } from './SheetSaver.ts';

type Parts = {
  readonly sheet: Sheet;
  /** How long the take is, in ms. */
  readonly lengthMs: number;
  /** What the log suggests for each interval. */
  readonly hints: readonly (string | null)[];
  readonly save: (units: CodedUnit[]) => Promise<readonly CodedUnit[]>;
  /** Told when another window of the same person had written first: its code stays. */
  readonly onOverruled: () => void;
  /** Told why the server takes nothing any more. */
  readonly onRefused: (error: AppError) => void;
};

/** One interval as it is shown. */
export type ShownUnit = {
  readonly codes: readonly string[];
  /** The log suggests it, and nobody has confirmed it. */
  readonly hollow: boolean;
};

/** What a rater does with a sheet: which interval they are at, what they write, what is kept. */
export class Coding {
  readonly scheme: Scheme;
  /** Intervals of the whole take. */
  readonly count: number;
  /** The interval that is coded now. */
  readonly at: Observable<number>;
  /** Whether the player plays the interval again until it is coded; else it waits at its end. */
  readonly repeats = new Observable(true);
  readonly saver: SheetSaver;
  readonly #hints: Parts['hints'];
  /** The interval whose series goes on; it is over as soon as one is elsewhere. */
  #open: number | null = null;

  constructor({ sheet, lengthMs, hints, save, onOverruled, onRefused }: Parts) {
    this.scheme = sheet.scheme;
    this.count = unitsIn(lengthMs, sheet.scheme.intervalS);
    this.#hints = hints;
    this.saver = new SheetSaver({ units: sheet.units, save, onOverruled, onRefused });
    this.at = new Observable(this.#firstOpen());
  }

  /** From when to when an interval is, in ms since the take began. */
  span(unit = this.at.read()): { readonly fromMs: number; readonly toMs: number } {
    const stepMs = this.scheme.intervalS * 1_000;
    return { fromMs: unit * stepMs, toMs: (unit + 1) * stepMs };
  }

  /** What is written there, or suggested. */
  shown(unit: number): ShownUnit {
    const written = this.saver.codesOf(unit);
    const hint = this.#hints[unit] ?? null;
    if (written.length > 0 || hint === null) return { codes: written, hollow: false };
    return { codes: [hint], hollow: true };
  }

  /** Intervals that somebody stands by. */
  codedCount(): number {
    return Array.from({ length: this.count }, (_, unit) => unit).filter((unit) => this.saver.codesOf(unit).length > 0)
      .length;
  }

  /**
   * Writes a code and goes on; where an interval bears many, adds it or takes it away.
   *
   * @param more - Of a series: whether there is more in this interval. It is added to what is there, and the next code is
   *   as well.
   */
  write(code: string, more = false): void {
    const unit = this.at.read();
    if (unit >= this.count) return;
    const { choice } = this.scheme;
    const isSeries = choice === 'series';
    const before = this.saver.codesOf(unit);
    if (choice === 'many') this.saver.writeCodes(unit, toggled(this.scheme, before, code), 'human');
    else this.saver.writeCodes(unit, isSeries && (more || this.#isOpen(unit)) ? added(before, code) : [code], 'human');
    if (isSeries && more) this.#open = unit;
    else if (choice !== 'many') this.go(unit + 1);
  }

  /** Stands by what is shown, and goes on. With nothing to stand by it stays. */
  confirm(): void {
    const unit = this.at.read();
    const { codes, hollow } = this.shown(unit);
    if (codes.length === 0) return;
    if (hollow) this.saver.writeCodes(unit, codes, 'log');
    this.go(unit + 1);
  }

  /** Takes back the code that was written last: here, or else in the interval before. */
  undo(): void {
    const at = this.at.read();
    const unit = this.saver.codesOf(at).length > 0 ? at : at - 1;
    if (unit < 0) return;
    const left = this.saver.codesOf(unit).slice(0, -1);
    if (this.saver.codesOf(unit).length > 0) this.saver.writeCodes(unit, left, 'human');
    this.go(unit);
    // What is left of a series is gone on with.
    if (left.length > 0) this.#open = unit;
  }

  /** Goes to an interval; past the last one stands the end. */
  go(unit: number): void {
    this.#open = null;
    this.at.set(Math.min(this.count, Math.max(0, unit)));
  }

  /** Goes to where nothing is written yet. */
  resume(): void {
    this.go(this.#firstOpen());
  }

  #isOpen(unit: number): boolean {
    return this.#open === unit && this.scheme.choice === 'series';
  }

  #firstOpen(): number {
    for (let unit = 0; unit < this.count; unit += 1) if (this.saver.codesOf(unit).length === 0) return unit;
    return this.count;
  }
}
