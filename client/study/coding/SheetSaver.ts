import type { CodedUnit } from '../../../shared/api/index.ts';
import type { AppError } from '../../../shared/errors/index.ts';
import { Saver } from './Saver.ts';

type Change = Pick<CodedUnit, 'codes' | 'source'>;

type Parts = {
  readonly units: readonly CodedUnit[];
  readonly save: (units: CodedUnit[]) => Promise<readonly CodedUnit[]>;
  readonly onOverruled: () => void;
  readonly onRefused: (error: AppError) => void;
};

/** Keeps the intervals of a sheet while they are written. */
export class SheetSaver extends Saver<number, Change> {
  constructor({ units, save, onOverruled, onRefused }: Parts) {
    super({
      kept: units.map(itemOf),
      save: async (items) => (await save(items.map(unitOf))).map(itemOf),
      isSame: (one, other) => one.codes.join() === other.codes.join(),
      onOverruled,
      onRefused,
    });
  }

  /** What is written for an interval, kept already or not. */
  codesOf(unit: number): readonly string[] {
    return this.read(unit)?.codes ?? [];
  }

  /** Writes an interval and keeps it soon. */
  writeCodes(unit: number, codes: readonly string[], source: CodedUnit['source']): void {
    this.write(unit, { codes: [...codes], source });
  }

  /** Takes over what others have written meanwhile, but not over what is on its way from here. */
  learn(units: readonly CodedUnit[]): void {
    this.hear(units.map(itemOf));
  }
}

const itemOf = ({ unit, version, codes, source }: CodedUnit) => ({ key: unit, content: { codes, source }, version });

const unitOf = ({ key, content, version }: ReturnType<typeof itemOf>): CodedUnit => ({
  unit: key,
  ...content,
  version,
});
