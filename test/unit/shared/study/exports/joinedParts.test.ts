import { describe, expect, it } from 'vitest';
import { borisTable } from '../../../../../shared/study/exports/borisTable.ts';
import { eafOf } from '../../../../../shared/study/exports/eaf/eafOf.ts';
import { metadataCues } from '../../../../../shared/study/exports/metadataCues.ts';
import { LessonRecord } from '../../../../../shared/study/exports/record.ts';
import { timedTable, workbookTables } from '../../../../../shared/study/exports/tables.ts';
import { xapiOf } from '../../../../../shared/study/exports/xapi.ts';
import {
  EVENT_SCHEME,
  madeScored,
  madeStudy,
  madeWritten,
  SERIES_SCHEME,
} from '../../../../support/exports/madeStudy.ts';

const written = madeWritten();
const tiersOf = (record: LessonRecord, part: string) =>
  eafOf(record, 'zh-CN')
    .tiers.filter(({ id }) => id.includes(part))
    .map(({ id, vocabularyId, annotations }) => [
      ...[id, vocabularyId],
      annotations.map(({ fromMs, toMs, entryId }) => `${fromMs}–${toMs} ${entryId}`),
    ]);

describe('events in files', () => {
  it('are in ELAN a tier for each code: a state from its beginning to its end, a moment for half a second', () => {
    expect(tiersOf(written, '小组')).toEqual([
      ['小组活动 · Q · 吴老师', `${EVENT_SCHEME.key}-v2-events`, ['1000–1500 Q', '2000–2500 Q']],
      ['小组活动 · Q · 吴老师 (2)', `${EVENT_SCHEME.key}-v2-events`, ['1200–1700 Q']],
      ['小组活动 · G · 吴老师', `${EVENT_SCHEME.key}-v2-events`, ['3000–9000 G', '9000–12000 G']],
    ]);
  });

  it('bring the vocabulary of an own scheme with them', () => {
    const own = eafOf(written, 'en').vocabularies.find(({ id }) => id.startsWith('own:'));
    expect(own?.description).toEqual({ zho: '小组活动，按发生的时刻', eng: 'Group work, when it happens' });
    expect(own?.entries.map(({ id, value }) => [id, value.eng])).toEqual([
      ['Q', 'Q Question'],
      ['G', 'G In groups'],
    ]);
  });

  it('are in BORIS one row for a moment, two for a state', () => {
    const rows = borisTable(written, 'en').rows.filter((row) => row[3] === EVENT_SCHEME.key);
    expect(rows.map(([time, , code]) => [time, code])).toEqual([
      ...[
        [1, 'Q'],
        [1.2, 'Q'],
        [2, 'Q'],
      ],
      ...[
        [3, 'G'],
        [9, 'G'],
        [9, 'G'],
        [12, 'G'],
      ],
    ]);
  });

  it('are a table of their own in a workbook, rows of the CSV, cues and statements', () => {
    const table = workbookTables(written, 'en').find(({ title }) => title === 'Group work');
    expect(table?.rows).toContainEqual([1, null, null, '吴老师', 'Q', 'Question']);
    expect(table?.rows).toContainEqual([3, 9, 6, '吴老师', 'G', 'In groups']);
    expect(timedTable(written, 'en').rows).toContainEqual([
      ...[3, 9, 'Code', '', '吴老师', 'Group work', 'G', 'In groups'],
    ]);
    const data = { kind: 'code', scheme: EVENT_SCHEME.key, coder: '吴老师', codes: ['G'] };
    expect(metadataCues(written)).toContainEqual({ fromMs: 3_000, toMs: 9_000, data });
    const said = xapiOf(written, { origin: 'https://tongtang.example', uuidOf: (text) => text });
    expect(said.filter(({ result }) => result.response === 'Q')).toHaveLength(3);
    expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
  });
});

describe('a series in files', () => {
  it('has equal parts of its interval, in their order, in ELAN and BORIS', () => {
    expect(tiersOf(written, 'FIAS')[0]?.[2]).toEqual([
      '0–1500 4',
      '1500–3000 8',
      '3000–4000 8',
      '4000–5000 4',
      '5000–6000 8',
    ]);
    const rows = borisTable(written, 'en').rows.filter((row) => row[1] === '吴老师' && row[3] === SERIES_SCHEME.key);
    expect(rows.map(([time, , code]) => `${time} ${code}`)).toEqual([
      ...['0 4', '1.5 4', '1.5 8', '4 4', '4 8', '5 4', '5 8', '6 8'],
    ]);
  });

  it('stands in its order in one cell', () => {
    const table = workbookTables(written, 'zh-CN').find(({ key }) => key === SERIES_SCHEME.key);
    expect(table?.rows.map((row) => row[3])).toEqual(['4 8', '8 4 8']);
  });
});

describe('what was agreed on', () => {
  it('is one more coder, told apart from a person of that name', () => {
    const table = workbookTables(written, 'zh-CN').find(({ key }) => key === SERIES_SCHEME.key);
    expect(table?.columns.slice(3).map(({ title }) => title)).toEqual(['吴老师', '商定', '商定 (2)']);
    expect(tiersOf(written, 'FIAS').map(([id]) => id)).toEqual([
      ...['FIAS 互动分析 · 吴老师', 'FIAS 互动分析 · 商定', 'FIAS 互动分析 · 商定 (2)'],
    ]);
    expect(metadataCues(written).map(({ data }) => data)).toContainEqual({
      ...{ kind: 'agreed', scheme: SERIES_SCHEME.key, codes: ['4', '8'] },
    });
  });
});

describe('scores in files', () => {
  const record = madeStudy({ rubrics: [madeScored()] });

  it('are a table of what each wrote, and how many took each choice', () => {
    const [results, spread] = workbookTables(record, 'en').filter(({ key }) => key.startsWith('rubric'));
    expect(results?.columns.map(({ title }) => title)).toEqual([
      ...['Item', 'Most', '吴老师', '韩老师', 'Agreed', 'Mean', 'Median', 'Trimmed mean'],
    ]);
    expect(results?.rows).toEqual([
      ['Asking / Waits', 10, 'Often', 'Seldom', 'Often', 7.5, 7.5, 7.5],
      ['Asking / Why', null, '等得久', null, null, null, null, null],
      ['Asking', 10, 10, 5, null, 7.5, 7.5, 7.5],
      ['Total', 10, 10, 5, null, 7.5, 7.5, 7.5],
    ]);
    expect(spread?.rows).toEqual([
      ['Asking / Waits', 'Seldom', 1],
      ['Asking / Waits', 'Often', 1],
    ]);
  });

  it('stand in the CSV without a time, before all that has one', () => {
    expect(timedTable(record, 'en').rows.slice(0, 4)).toEqual([
      [null, null, 'Score', '', '吴老师', 'Observation', 'waits', 'Often'],
      [null, null, 'Score', '', '吴老师', 'Observation', 'why', '等得久'],
      [null, null, 'Score', '', '韩老师', 'Observation', 'waits', 'Seldom'],
      [null, null, 'Score', '', 'Agreed', 'Observation', 'waits', 'Often'],
    ]);
  });

  it('are read back from the JSON without loss, as is all else', () => {
    for (const each of [record, written]) expect(LessonRecord.parse(JSON.parse(JSON.stringify(each)))).toEqual(each);
  });
});
