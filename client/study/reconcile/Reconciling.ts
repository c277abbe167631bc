import type { AgreedDecision, CodedUnit, Sheet } from '../../../shared/api/index.ts';
import type { AppError } from '../../../shared/errors/index.ts';
import { type AgreedUnit, agreedOf, differencesOf, sharedCodes } from '../../../shared/study/agreed.ts';
import { type CodedSequence, sequenceOf } from '../../../shared/study/compare.ts';
import { type Scheme, unitsIn } from '../../../shared/study/scheme.ts';
import { Observable } from '../../kit/Observable.ts';
import { added, toggled } from '../coding/intervalCodes.ts';
import { SheetSaver } from '../coding/SheetSaver.ts';

type Decided = Pick<AgreedDecision, 'unit' | 'codes' | 'version'>;

type Parts = {
  /** Those that have been submitted; at least one. */
  readonly sheets: readonly Sheet[];
  readonly scheme: Scheme;
  /** How long the take is, in ms. */
  readonly lengthMs: number;
  readonly decisions: readonly AgreedDecision[];
  readonly save: (units: Decided[]) => Promise<readonly AgreedDecision[]>;
  /** Told when somebody else had decided first: that stays. */
  readonly onOverruled: () => void;
  /** Told why the server takes nothing any more. */
  readonly onRefused: (error: AppError) => void;
};

/** Raters at the intervals on which their sheets differ: which one, what is decided, what is left. */
export class Reconciling {
  readonly scheme: Scheme;
  /** Intervals of the whole take. */
  readonly count: number;
  /** The intervals on which the sheets differ, in order. */
  readonly differences: readonly number[];
  /** The interval that is decided now; `null` when there is nothing to decide. */
  readonly at: Observable<number | null>;
  /** Grows whenever an interval is gone to, also to the same one again. */
  readonly visits = new Observable(0);
  readonly saver: SheetSaver;
  readonly #coders: readonly CodedSequence[];
  /** Who decided each interval, as the server has it. */
  readonly #deeds: Map<number, AgreedDecision>;
  /** The interval whose series goes on; it is over as soon as one is elsewhere. */
  #open: number | null = null;

  constructor({ sheets, scheme, lengthMs, decisions, save, onOverruled, onRefused }: Parts) {
    this.scheme = scheme;
    this.count = unitsIn(lengthMs, scheme.intervalS);
    this.#coders = sheets.map(({ units }) => sequenceOf(units, this.count));
    this.differences = differencesOf(this.#coders, scheme);
    this.#deeds = new Map(decisions.map((each) => [each.unit, each]));
    this.saver = new SheetSaver({
      units: decisions.map(unitOf),
      save: async (units) => this.#keep(await save(units.map(({ source: _, ...unit }) => unit))).map(unitOf),
      onOverruled,
      onRefused,
    });
    this.at = new Observable(this.#nextOpen(-1) ?? this.differences[0] ?? null);
  }

  /** From when to when an interval is, in ms since the take began. */
  span(unit: number): { readonly fromMs: number; readonly toMs: number } {
    const stepMs = this.scheme.intervalS * 1_000;
    return { fromMs: unit * stepMs, toMs: (unit + 1) * stepMs };
  }

  /** The whole agreed sheet as it stands. */
  agreed(): AgreedUnit[] {
    const units = Array.from({ length: this.count }, (_, unit) => ({ unit, codes: this.saver.codesOf(unit) }));
    return agreedOf(this.#coders, units, this.scheme);
  }

  /** What is decided for an interval, or all have in common of it; `hollow`: nobody has decided it. */
  shown(unit: number): { readonly codes: readonly string[]; readonly hollow: boolean } {
    const decided = this.saver.codesOf(unit);
    return decided.length > 0 ? { codes: decided, hollow: false } : { codes: this.#common(unit), hollow: true };
  }

  /** What each sheet says of an interval, in the order of the sheets. */
  writtenBy(unit: number): (readonly string[])[] {
    return this.#coders.map((sequence) => sequence[unit] ?? []);
  }

  /** Who decided it and when; `undefined` while it is open, or on its way. */
  deedOf(unit: number): AgreedDecision | undefined {
    const deed = this.#deeds.get(unit);
    return deed && deed.codes.length > 0 && deed.codes.join() === this.saver.codesOf(unit).join() ? deed : undefined;
  }

  /** Differences that are still to be decided. */
  openCount(): number {
    return this.differences.filter((unit) => this.saver.codesOf(unit).length === 0).length;
  }

  /**
   * Decides for a code and goes on; where an interval bears many, adds it or takes it away.
   *
   * @param more - Of a series: whether there is more in this interval, as on the coding pad.
   */
  write(code: string, more = false): void {
    const unit = this.at.read();
    if (unit === null) return;
    const { codes } = this.shown(unit);
    if (this.scheme.choice === 'many') {
      this.saver.writeCodes(unit, toggled(this.scheme, codes, code), 'human');
      return;
    }
    const goesOn = this.scheme.choice === 'series' && more;
    this.saver.writeCodes(unit, goesOn || this.#open === unit ? added(codes, code) : [code], 'human');
    this.#open = goesOn ? unit : null;
    if (!goesOn) this.#onTo(this.#nextOpen(unit));
  }

  /** Stands by what is shown, and goes on to the next that is open. */
  confirm(): void {
    const unit = this.at.read();
    if (unit === null) return;
    const { codes, hollow } = this.shown(unit);
    if (hollow && codes.length > 0) this.saver.writeCodes(unit, codes, 'human');
    this.#onTo(this.#nextOpen(unit));
  }

  /** Takes back what is decided here. */
  undo(): void {
    const unit = this.at.read();
    this.#open = null;
    if (unit !== null && this.saver.codesOf(unit).length > 0) this.saver.writeCodes(unit, [], 'human');
  }

  /** To the next difference or the one before, decided or not; at the ends it stays. */
  step(by: 1 | -1): void {
    const place = this.differences.indexOf(this.at.read() ?? -1);
    this.#onTo(this.differences[place + by] ?? null);
  }

  /** Goes to one of the differences. */
  go(unit: number): void {
    this.#open = null;
    this.at.set(unit);
    this.visits.set(this.visits.read() + 1);
  }

  /** Takes over what others decided meanwhile. */
  learn(decisions: readonly AgreedDecision[]): void {
    this.#keep(decisions);
    this.saver.learn(decisions.map(unitOf));
  }

  #keep(decisions: readonly AgreedDecision[]): readonly AgreedDecision[] {
    for (const each of decisions)
      if (each.version >= (this.#deeds.get(each.unit)?.version ?? 0)) this.#deeds.set(each.unit, each);
    return decisions;
  }

  #onTo(unit: number | null): void {
    if (unit !== null) this.go(unit);
  }

  /** Where an interval bears many codes, those that all have written are not in dispute. */
  #common(unit: number): readonly string[] {
    return this.scheme.choice === 'many' ? sharedCodes(this.#coders, unit) : [];
  }

  /** The next open one after an interval, else the first open one; `null` when none is left. */
  #nextOpen(unit: number): number | null {
    const open = this.differences.filter((each) => each !== unit && this.saver.codesOf(each).length === 0);
    return open.find((each) => each > unit) ?? open[0] ?? null;
  }
}

const unitOf = ({ unit, codes, version }: AgreedDecision): CodedUnit => ({ unit, codes, version, source: 'human' });
