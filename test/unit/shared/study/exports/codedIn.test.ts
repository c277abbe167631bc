import { describe, expect, it } from 'vitest';
import { codingsOf } from '../../../../../shared/study/exports/codings.ts';
import { codedIn } from '../../../../../shared/study/exports/eaf/codedIn.ts';
import type { EafAnnotation, EafDocument, EafTier } from '../../../../../shared/study/exports/eaf/EafDocument.ts';
import { eafOf, vocabularyId } from '../../../../../shared/study/exports/eaf/eafOf.ts';
import { eventChanges } from '../../../../../shared/study/exports/eaf/eventChanges.ts';
import { madeScheme } from '../../../../support/exports/madeRecord.ts';
import { EVENT_SCHEME, madeWritten, SERIES_SCHEME } from '../../../../support/exports/madeStudy.ts';

const st = madeScheme('st', 15);
const copus = madeScheme('copus', 120);

const tier = (annotations: readonly EafAnnotation[], given: Partial<EafTier> = {}): EafTier => ({
  ...{ id: 'S-T · 吴', participant: '', annotator: '吴', vocabularyId: 'st-v1-15s', annotations, ...given },
});
const document = (...tiers: readonly EafTier[]): EafDocument => ({
  ...{ author: '', madeAtMs: 0, media: [], tiers, vocabularies: [] },
});
const note = (fromMs: number, toMs: number, value: string, entryId: string | null = null): EafAnnotation => ({
  ...{ fromMs, toMs, value, entryId },
});
const read = (...annotations: readonly EafAnnotation[]) => {
  const [sheet] = codedIn(document(tier(annotations)), st, 60_000);
  return {
    units: sheet?.units.map(({ unit, codes }) => `${unit}${codes.join('+')}`),
    misfits: sheet?.misfits.map(({ fromMs, why }) => `${fromMs} ${why}`),
  };
};

describe('codes in an ELAN document', () => {
  it('are those of the intervals that an annotation covers, a picture more or less', () => {
    expect(read(note(0, 30_040, 'T 教师行为', 'T'), note(30_000, 44_960, 'S'))).toEqual({
      units: ['0T', '1T', '2S'],
      misfits: [],
    });
  });

  it('are not guessed: beside the intervals, unknown, at odds with their entry, twice, or beyond the end', () => {
    expect(
      read(
        note(0, 15_000, 'T'),
        note(15_000, 29_000, 'T'),
        note(15_000, 30_000, '老师在讲'),
        note(15_000, 30_000, 'S 学生行为', 'T'),
        note(0, 15_000, 'S'),
        note(45_000, 75_000, 'S'),
      ),
    ).toEqual({
      units: ['0T'],
      misfits: ['15000 off-grid', '15000 unknown-code', '15000 unknown-code', '0 two-codes', '45000 outside'],
    });
  });

  it('are known in both languages, and the same code twice is one', () => {
    expect(read(note(0, 15_000, 'T Teacher behaviour'), note(0, 15_000, ' T '))).toEqual({
      units: ['0T'],
      misfits: [],
    });
  });

  it('may be several where the scheme says so, from all tiers of one annotator', () => {
    const id = 'copus-v1-120s';
    const sheets = codedIn(
      document(
        tier([note(0, 120_000, 'T:Lec', 'T:Lec')], { id: 'a', vocabularyId: id }),
        tier([note(0, 120_000, 'S:L', 'S:L')], { id: 'b', vocabularyId: id }),
        tier([note(0, 120_000, 'S:L', 'S:L')], { id: 'c', vocabularyId: id, annotator: '韩' }),
        tier([note(0, 15_000, 'T')]),
        tier([], { id: '页', vocabularyId: null }),
      ),
      copus,
      240_000,
    );
    expect(sheets.map(({ coder, tierIds, units }) => [coder, tierIds, units])).toEqual([
      ['吴', ['a', 'b'], [{ unit: 0, codes: ['T:Lec', 'S:L'] }]],
      ['韩', ['c'], [{ unit: 0, codes: ['S:L'] }]],
    ]);
  });

  it('of another interval or another edition are left alone', () => {
    expect(codedIn(document(tier([note(0, 30_000, 'T')], { vocabularyId: 'st-v1-30s' })), st, 60_000)).toEqual([]);
    expect(codedIn(document(tier([note(0, 15_000, 'T')], { vocabularyId: 'st-v2-15s' })), st, 60_000)).toEqual([]);
  });
});

describe('what was written', () => {
  const written = madeWritten();
  const lengthMs = written.lesson.lengthMs;

  it.each([EVENT_SCHEME, SERIES_SCHEME])('with $label.en is read back without loss, agreed codes as well', (scheme) => {
    const found = codedIn(eafOf(written, 'en'), scheme, lengthMs);
    const codings = codingsOf(written.study, scheme, 'en');
    expect(found.map(({ coder, units, events }) => ({ coder, units, events }))).toEqual(
      codings.map(({ coder, units, events }) => ({
        coder,
        units: units.map(({ unit, codes }) => ({ unit, codes })),
        events: events.map(({ code, fromMs, toMs }) => ({ code, fromMs, toMs })),
      })),
    );
    expect(found.flatMap(({ misfits }) => misfits)).toEqual([]);
  });
});

describe('a series in an ELAN document', () => {
  const series = (...annotations: readonly EafAnnotation[]) => {
    const [sheet] = codedIn(
      document(tier(annotations, { vocabularyId: vocabularyId(SERIES_SCHEME) })),
      SERIES_SCHEME,
      9_000,
    );
    return [sheet?.units.map(({ unit, codes }) => `${unit} ${codes.join('')}`), sheet?.misfits.map(({ why }) => why)];
  };

  it('has each code in the intervals that it touches, what goes on once', () => {
    expect(series(note(1_000, 4_000, '8'), note(0, 1_000, '4'), note(4_000, 9_030, '8'))).toEqual([
      ['0 48', '1 8', '2 8'],
      [],
    ]);
  });

  it('has no two codes at once, no more than it bears, and nothing beyond the end', () => {
    expect(series(note(0, 3_000, '4'), note(1_000, 2_000, '8'), note(8_000, 10_000, '5'))).toEqual([
      ['0 4'],
      ['two-codes', 'outside'],
    ]);
    const seven = Array.from({ length: 7 }, (_, n) => note(n * 400, (n + 1) * 400, n % 2 === 0 ? '4' : '8'));
    expect(series(...seven)).toEqual([['0 484848'], ['too-many']]);
    expect(series(note(0, 20, '4'))).toEqual([[], ['off-grid']]);
  });
});

describe('events in an ELAN document', () => {
  const events = (...annotations: readonly EafAnnotation[]) => {
    const own = tier(annotations, { vocabularyId: `${EVENT_SCHEME.key}-v2-events` });
    const [sheet] = codedIn(document(own), EVENT_SCHEME, 9_000);
    return [sheet?.events, sheet?.misfits.map(({ why }) => why)];
  };

  it('are moments where an annotation begins, and states to its end, each once, in the order of time', () => {
    expect(events(note(5_000, 9_030, 'G'), note(1_000, 4_000, 'Q'), note(1_000, 1_500, 'Q'))).toEqual([
      [
        { code: 'Q', fromMs: 1_000, toMs: null },
        { code: 'G', fromMs: 5_000, toMs: 9_000 },
      ],
      [],
    ]);
  });

  it('are none where the code is unknown or the take is over', () => {
    const [found, misfits] = events(
      note(0, 500, 'X'),
      note(8_900, 9_400, 'Q'),
      note(8_000, 9_400, 'G'),
      note(9_001, 9_500, 'Q'),
    );
    expect(found).toEqual([{ code: 'Q', fromMs: 8_900, toMs: null }]);
    expect(misfits).toEqual(['unknown-code', 'outside', 'outside']);
  });
});

describe('events of a file beside those of a sheet', () => {
  const there = (eventId: string, code: string | null, fromMs: number, toMs: number | null = null) => ({
    ...{ eventId, code, fromMs, toMs },
  });

  it('change nothing where they are the same, a state that was never ended as well', () => {
    const found = [
      { code: 'Q', fromMs: 1_000, toMs: null },
      { code: 'G', fromMs: 2_000, toMs: 9_000 },
    ];
    const own = [there('a', 'Q', 1_000), there('b', 'G', 2_000)];
    expect(eventChanges(found, own, 9_000)).toEqual({ added: [], moved: [] });
  });

  it('move the one that is near, each once, and add the others; one that was taken back is none', () => {
    const [first, second] = [
      { code: 'Q', fromMs: 1_400, toMs: null },
      { code: 'Q', fromMs: 1_500, toMs: null },
    ];
    const state = { code: 'G', fromMs: 4_000, toMs: 8_000 };
    const own = [there('a', 'Q', 1_000), there('b', 'G', 2_000, 5_000), there('c', null, 1_500)];
    expect(eventChanges([first, second, state], own, 9_000)).toEqual({
      added: [second],
      moved: [
        { eventId: 'a', to: first },
        { eventId: 'b', to: state },
      ],
    });
  });
});
