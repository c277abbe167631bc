import type { CodedUnit, Sheet } from '../../../shared/api/index.ts';
import type { AppError } from '../../../shared/errors/index.ts';
import type { Scheme } from '../../../shared/study/scheme.ts';
import { Observable } from '../../kit/Observable.ts';
import type { ShownUnit } from './Coding.ts';
import { added, toggled } from './intervalCodes.ts';
import { SheetSaver } from './SheetSaver.ts';

type Parts = {
  readonly sheet: Pick<Sheet, 'scheme' | 'units'>;
  readonly save: (units: CodedUnit[]) => Promise<readonly CodedUnit[]>;
  /** Told when another window of the same person had written first: its code stays. */
  readonly onOverruled: () => void;
  /** Told why the server takes nothing any more. */
  readonly onRefused: (error: AppError) => void;
};

/** What a rater does with a sheet while the lesson goes on: the interval that runs is the one that is coded. */
export class LiveCoding {
  readonly scheme: Scheme;
  /** The interval that runs. */
  readonly at = new Observable(0);
  readonly saver: SheetSaver;

  constructor({ sheet: { scheme, units }, save, onOverruled, onRefused }: Parts) {
    this.scheme = scheme;
    this.saver = new SheetSaver({ units, save, onOverruled, onRefused });
  }

  /** Intervals until now, with the one that runs. */
  get count(): number {
    return this.at.read() + 1;
  }

  /** Follows the lesson: `takeMs` of it have been seen. */
  follow(takeMs: number): void {
    this.at.set(Math.max(0, Math.floor(takeMs / (this.scheme.intervalS * 1_000))));
  }

  /** What is written for an interval; nothing is suggested while the log is being written. */
  shown(unit: number): ShownUnit {
    return { codes: this.saver.codesOf(unit), hollow: false };
  }

  /** Intervals that have been coded. */
  codedCount(): number {
    return this.saver.keys().filter((unit) => this.saver.codesOf(unit).length > 0).length;
  }

  /** Writes a code for the interval that runs: instead of what is there, or beside it, as the scheme says. */
  write(code: string): void {
    const unit = this.at.read();
    const before = this.saver.codesOf(unit);
    const { choice } = this.scheme;
    const codes =
      choice === 'one' ? [code] : choice === 'many' ? toggled(this.scheme, before, code) : added(before, code);
    this.saver.writeCodes(unit, codes, 'human');
  }

  /** Takes back the code that was written last: of the interval that runs, or else of the one before. */
  undo(): void {
    const at = this.at.read();
    const unit = [at, at - 1].find((each) => this.saver.codesOf(each).length > 0);
    if (unit !== undefined) this.saver.writeCodes(unit, this.saver.codesOf(unit).slice(0, -1), 'human');
  }
}
