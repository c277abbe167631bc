import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SheetSaver } from '../../../../../client/study/coding/SheetSaver.ts';
import type { CodedUnit } from '../../../../../shared/api/index.ts';
import { AppError } from '../../../../../shared/errors/index.ts';

/** A server that keeps intervals as the real one does. */
class KeptSheet {
  readonly units = new Map<number, CodedUnit>();
  readonly asked: CodedUnit[][] = [];
  /** What happens to the next answers: kept and lost, or refused. */
  readonly faults: ('lost' | AppError)[] = [];

  readonly save = async (sent: CodedUnit[]): Promise<CodedUnit[]> => {
    this.asked.push(sent.map((unit) => ({ ...unit })));
    const fault = this.faults.shift();
    if (fault instanceof AppError) throw fault;
    for (const unit of sent)
      if ((this.units.get(unit.unit)?.version ?? 0) === unit.version)
        this.units.set(unit.unit, { ...unit, version: unit.version + 1 });
    if (fault === 'lost') throw new AppError('connection.lost');
    return sent.flatMap(({ unit }) => this.units.get(unit) ?? []);
  };
}

describe('what is written on a sheet', () => {
  let sheet: KeptSheet;
  let saver: SheetSaver;
  const onOverruled = vi.fn();
  const onRefused = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    sheet = new KeptSheet();
    saver = new SheetSaver({ units: [], save: sheet.save, onOverruled, onRefused });
  });
  afterEach(() => vi.useRealTimers());

  it('is shown at once and kept soon, several keys together', async () => {
    saver.writeCodes(0, ['5'], 'human');
    saver.writeCodes(1, ['10'], 'log');
    expect([saver.codesOf(0), saver.codesOf(1), saver.codesOf(2)]).toEqual([['5'], ['10'], []]);
    expect([saver.state.read(), sheet.asked.length]).toEqual(['saving', 0]);
    await vi.runAllTimersAsync();
    expect(sheet.asked).toHaveLength(1);
    expect(sheet.units.get(1)).toEqual({ unit: 1, codes: ['10'], source: 'log', version: 1 });
    expect(saver.state.read()).toBe('saved');
  });

  it('survives a lost answer, also when it was changed meanwhile, and calls nobody an intruder', async () => {
    sheet.faults.push('lost');
    saver.writeCodes(0, ['5'], 'human');
    await vi.advanceTimersByTimeAsync(400);
    expect(saver.state.read()).toBe('waiting');
    saver.writeCodes(0, ['4'], 'human');
    expect(saver.codesOf(0)).toEqual(['4']);
    await vi.runAllTimersAsync();
    expect(sheet.units.get(0)).toMatchObject({ codes: ['4'], version: 2 });
    expect([saver.state.read(), onOverruled.mock.calls.length]).toEqual(['saved', 0]);
  });

  it('gives way to what another window wrote first, and says so', async () => {
    sheet.units.set(0, { unit: 0, codes: ['8'], source: 'human', version: 1 });
    saver.writeCodes(0, ['5'], 'human');
    await vi.runAllTimersAsync();
    expect(saver.codesOf(0)).toEqual(['8']);
    expect(onOverruled).toHaveBeenCalledTimes(1);
    saver.writeCodes(0, ['5'], 'human');
    await vi.runAllTimersAsync();
    expect(sheet.units.get(0)).toMatchObject({ codes: ['5'], version: 2 });
  });

  it('stops where the server takes no more', async () => {
    sheet.faults.push(new AppError('sheet.submitted'));
    saver.writeCodes(0, ['5'], 'human');
    await vi.runAllTimersAsync();
    expect(saver.state.read()).toBe('refused');
    expect(onRefused).toHaveBeenCalledTimes(1);
    saver.writeCodes(1, ['5'], 'human');
    await vi.runAllTimersAsync();
    expect(sheet.asked).toHaveLength(1);
  });

  it('is all kept once it has been flushed', async () => {
    for (let unit = 0; unit < 450; unit += 1) saver.writeCodes(unit, ['5'], 'human');
    await saver.flush();
    expect(sheet.units.size).toBe(450);
    expect(sheet.asked.every((sent) => sent.length <= 200)).toBe(true);
    expect(saver.state.read()).toBe('saved');
  });
});
