import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scoring } from '../../../../../client/study/scores/Scoring.ts';
import { MAX_EVIDENCE, type ScoredItem } from '../../../../../shared/api/index.ts';
import { AppError } from '../../../../../shared/errors/index.ts';
import { lessonForm } from '../../../../../shared/study/rubric/shipped/lessonForm.ts';
import { ids } from '../../../../support/ids.ts';

/** A server that keeps what it is sent, as the real one does, unless something is in its way. */
function begun(items: ScoredItem[] = []) {
  const kept = new Map(items.map((item) => [item.node, item]));
  const heard: string[] = [];
  const line: { trouble: AppError | null } = { trouble: null };
  const scoring = new Scoring({
    ...{ rubric: lessonForm, lengthMs: 30_000 },
    sheet: { personId: ids.person(1), name: '吴', begunAtMs: 0, submittedAtMs: null, items },
    save: async (sent) => {
      if (line.trouble) throw line.trouble;
      for (const item of sent)
        if ((kept.get(item.node)?.version ?? 0) === item.version)
          kept.set(item.node, { ...item, version: item.version + 1 });
      return sent.flatMap(({ node }) => kept.get(node) ?? []);
    },
    onOverruled: () => heard.push('overruled'),
    onRefused: ({ code }) => heard.push(code),
  });
  return { scoring, kept, heard, line };
}

describe('scoring', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('takes a level by its digit, and takes it back by the same; a digit beyond them is no answer', async () => {
    const { scoring, kept } = begun();
    expect([scoring.press(2), scoring.press(5)]).toEqual([true, false]);
    await scoring.saver.flush();
    expect(kept.get('goals-clear')).toMatchObject({ answer: 1, version: 1 });
    scoring.press(2);
    await scoring.saver.flush();
    expect(kept.get('goals-clear')).toMatchObject({ answer: null, version: 2 });
  });

  it('goes on with the first item that is open', () => {
    const done = { node: 'goals-clear', answer: 0, evidence: [], version: 1 };
    expect(begun([done]).scoring.at.read()).toBe(1);
  });

  it('rests on moments once each, which become stretches, within the take', async () => {
    const { scoring, kept } = begun();
    for (const ms of [5_000, 5_000, 99_000]) scoring.ground(scoring.momentAt(ms));
    scoring.stretch(0, 4_000);
    scoring.stretch(0, 8_000);
    await scoring.saver.flush();
    expect(kept.get('goals-clear')?.evidence).toEqual([
      { fromMs: 5_000, toMs: 8_000, markId: null },
      { fromMs: 30_000, toMs: null, markId: null },
    ]);
    scoring.unground(0);
    expect(scoring.written().evidence).toHaveLength(1);
    for (let ms = 0; ms < 100; ms += 1) scoring.ground(scoring.momentAt(ms));
    expect(scoring.written().evidence).toHaveLength(MAX_EVIDENCE);
  });

  it('wants an answer to each item but bonus and words', () => {
    const { scoring } = begun();
    expect(scoring.open()).toHaveLength(scoring.items.length - 2);
  });

  it('shows what another window wrote first, and says so', async () => {
    const { scoring, kept, heard } = begun();
    kept.set('goals-clear', { node: 'goals-clear', answer: 3, evidence: [], version: 1 });
    scoring.press(1);
    await scoring.saver.flush();
    expect([scoring.written().answer, heard]).toEqual([3, ['overruled']]);
  });

  it('waits for the line and sends the same again', async () => {
    const { scoring, kept, line } = begun();
    line.trouble = new AppError('connection.lost');
    scoring.press(1);
    await vi.advanceTimersByTimeAsync(400);
    expect([scoring.saver.state.read(), scoring.written().answer]).toEqual(['waiting', 0]);
    line.trouble = null;
    await vi.advanceTimersByTimeAsync(2_000);
    expect([scoring.saver.state.read(), kept.get('goals-clear')?.answer]).toEqual(['saved', 0]);
  });

  it('writes nothing more once it was refused', async () => {
    const { scoring, heard, line } = begun();
    line.trouble = new AppError('sheet.submitted');
    scoring.press(1);
    await vi.advanceTimersByTimeAsync(400);
    scoring.press(2);
    expect([scoring.saver.state.read(), heard, scoring.written().answer]).toEqual(['refused', ['sheet.submitted'], 0]);
  });
});
