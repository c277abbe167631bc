import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eafOf } from '../../../../../shared/study/exports/eaf/eafOf.ts';
import { rowsOf } from '../../../../../shared/study/exports/eaf/rowsOf.ts';
import { numbered } from '../../../../../shared/study/exports/numbered.ts';
import { hourOfTwoCoders, madeMark, madeRecord } from '../../../../support/exports/madeRecord.ts';
import { ids } from '../../../../support/ids.ts';

const tiersOf = (record = hourOfTwoCoders(), language: 'zh-CN' | 'en' = 'zh-CN') => eafOf(record, language).tiers;

describe('the tiers of a document', () => {
  it('are those of each coder and scheme, of each code where there may be several, and of what happened', () => {
    const names = tiersOf().map(({ id }) => id);
    expect(names.filter((id) => !id.startsWith('COPUS'))).toEqual([
      'FIAS 互动分析 · 吴老师',
      'FIAS 互动分析 · 韩老师',
      ...['台上 · 双湾小学', '台上 · 农垦小学'],
      ...['举手 · 双湾小学', '举手 · 双湾小学 (2)', '举手 · 农垦小学', '举手 · 农垦小学 (2)'],
      ...['有声音 · 教师', '有声音 · 双湾小学', '有声音 · 农垦小学', '页', '提问'],
      ...['标记 · 吴老师', '标记 · 吴老师 (2)'],
    ]);
    expect(names.filter((id) => id.startsWith('COPUS'))).toHaveLength(2 * 25);
    expect(names).toContain('COPUS 课堂观察 · T:Lec · 韩老师');
  });

  it('have no annotations that overlap, whatever there is', () => {
    for (const { id, annotations } of tiersOf())
      for (const [index, each] of annotations.entries()) {
        const before = annotations[index - 1];
        expect([id, index, each.toMs > each.fromMs]).toEqual([id, index, true]);
        expect([id, index, (before?.toMs ?? 0) <= each.fromMs]).toEqual([id, index, true]);
      }
  });

  it('join what overlaps of who was heard, and lose nothing of what else overlaps', () => {
    const voice = { kind: 'voice' as const, by: 'teacher' as const, classroomId: null };
    const events = [
      { ...voice, fromMs: 0, toMs: 5_000 },
      { ...voice, fromMs: 4_000, toMs: 7_000 },
      { ...voice, fromMs: 7_000, toMs: 8_000 },
    ];
    const heard = tiersOf(madeRecord({ events })).find(({ id }) => id === '有声音 · 教师');
    expect(heard?.annotations.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 7_000],
      [7_000, 8_000],
    ]);
  });

  it('show a moment for half a second, and say what a mark says with its replies', () => {
    const [mark] = tiersOf(madeRecord({ marks: [madeMark(1, { fromMs: 5_000.4 })] })).slice(-1);
    expect(mark?.annotations).toEqual([
      { fromMs: 5_000, toMs: 5_500, value: '问得好 #提问\n— 韩老师: 同意', entryId: null },
    ]);
  });

  it('keep two marks’ authors of one name apart, and two classrooms of one school', () => {
    const marks = [madeMark(1), madeMark(2, { byPersonId: ids.person(7) })];
    const classrooms = [1, 2].map((n) => ({
      classroomId: ids.classroom(n),
      name: `五（${n}）班`,
      schoolName: '双湾小学',
    }));
    const names = tiersOf(madeRecord({ marks, classrooms })).map(({ id }) => id);
    expect(names).toContain('台上 · 双湾小学 五（2）班');
    expect(names.slice(-2)).toEqual(['标记 · 吴老师', '标记 · 吴老师 (2)']);
  });

  it('begin with each file’s own time at the beginning of the take', () => {
    expect(eafOf(hourOfTwoCoders(), 'en').media.map(({ originMs }) => originMs)).toEqual([120, 0, -2_160]);
  });
});

describe('rows', () => {
  it('are as few as it takes: as many as lie over one another at once', () => {
    const anySpan = fc.record({ fromMs: fc.nat(100), lengthMs: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(anySpan), (given) => {
        const spans = given.map(({ fromMs, lengthMs }) => ({ fromMs, toMs: fromMs + lengthMs }));
        const rows = rowsOf(spans);
        const atOnce = Math.max(
          1,
          ...spans.map(({ fromMs }) => spans.filter((s) => s.fromMs <= fromMs && s.toMs > fromMs).length),
        );
        expect(rows).toHaveLength(atOnce);
        expect(rows.flat()).toHaveLength(spans.length);
        for (const row of rows)
          for (const [index, { fromMs }] of row.entries())
            expect(row[index - 1]?.toMs ?? 0).toBeLessThanOrEqual(fromMs);
      }),
    );
  });
});

describe('names', () => {
  it('are told apart, also where a number is taken', () => {
    expect(numbered(['王', '王', '王 (2)', '李'])).toEqual(['王', '王 (2)', '王 (2) (2)', '李']);
  });
});
