import { describe, expect, it } from 'vitest';
import { borisTable } from '../../../../../shared/study/exports/borisTable.ts';
import { metadataCues } from '../../../../../shared/study/exports/metadataCues.ts';
import { LessonRecord } from '../../../../../shared/study/exports/record.ts';
import { timedTable, workbookTables } from '../../../../../shared/study/exports/tables.ts';
import { xapiOf } from '../../../../../shared/study/exports/xapi.ts';
import { metadataVttOf } from '../../../../../shared/timeline/webVtt.ts';
import { hourOfTwoCoders, madeMark, madeRecord, madeScheme } from '../../../../support/exports/madeRecord.ts';
import { ids } from '../../../../support/ids.ts';

const st = madeScheme('st', 15);
/** T T S by one coder, submitted; T by another who has not. */
const coded = madeRecord({
  marks: [madeMark(1, { fromMs: 5_000 }), madeMark(2, { fromMs: 20_000, toMs: 25_500, replies: [], tags: [] })],
  events: [{ kind: 'stage', fromMs: 1_000, toMs: 2_000, classroomId: ids.classroom(2) }],
  study: {
    ...{ studyId: ids.study(1), title: '课例', question: '', schemes: [st], agreed: [], rubrics: [] },
    sheets: [
      {
        ...{ sheetId: ids.sheet(1), scheme: 'st', personId: ids.person(1), coder: '吴老师', submittedAtMs: 5 },
        units: ['T', 'T', 'S'].map((code, unit) => ({ unit, codes: [code], source: 'human' as const })),
        events: [],
      },
      {
        ...{ sheetId: ids.sheet(2), scheme: 'st', personId: ids.person(2), coder: '韩老师', submittedAtMs: null },
        units: [{ unit: 2, codes: ['T'], source: 'log' }],
        events: [],
      },
    ],
  },
});

describe('the record in JSON', () => {
  it('is read back without loss, an hour of two coders as well as nothing', () => {
    for (const record of [madeRecord(), coded, hourOfTwoCoders()])
      expect(LessonRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it('of a later version is not taken for one of this', () => {
    expect(LessonRecord.safeParse({ ...madeRecord(), version: 2 }).success).toBe(false);
  });
});

describe('tables', () => {
  it('have coders side by side, an interval in each row', () => {
    const table = workbookTables(coded, 'zh-CN')[1];
    expect(table?.columns.map(({ title }) => title)).toEqual(['时段', '从（秒）', '到（秒）', '吴老师', '韩老师']);
    expect(table?.rows).toEqual([
      [1, 0, 15, 'T', null],
      [2, 15, 30, 'T', null],
      [3, 30, 45, 'S', 'T'],
    ]);
  });

  it('have as many cells in each row as columns, in both languages, also when there is nothing', () => {
    for (const record of [madeRecord(), coded, hourOfTwoCoders()])
      for (const language of ['zh-CN', 'en'] as const)
        for (const { key, columns, rows } of workbookTables(record, language))
          expect([key, rows.every((row) => row.length === columns.length)]).toEqual([key, true]);
  });

  it('have all that has a time in the order of time', () => {
    expect(timedTable(coded, 'en').rows.map((row) => row.slice(0, 3))).toEqual([
      [0, 15, 'Code'],
      [1, 2, 'On stage'],
      [5, null, 'Mark'],
      [15, 30, 'Code'],
      [20, 25.5, 'Mark'],
      [30, 45, 'Code'],
      [30, 45, 'Code'],
    ]);
  });
});

describe('BORIS', () => {
  it('gets what lasts as a beginning and an end, runs of a code as one', () => {
    const { columns, rows } = borisTable(coded, 'zh-CN');
    expect(columns.map(({ title }) => title)).toEqual(['time', 'subject', 'code', 'modifier', 'comment']);
    expect(rows).toEqual([
      [0, '吴老师', 'T', 'st', '教师行为'],
      [1, '农垦小学', 'stage', '', '台上'],
      [2, '农垦小学', 'stage', '', '台上'],
      [5, '吴老师', '标记', '提问', '问得好\n— 韩老师: 同意'],
      [20, '吴老师', '标记', '', '问得好'],
      [25.5, '吴老师', '标记', '', '问得好'],
      [30, '吴老师', 'T', 'st', '教师行为'],
      [30, '吴老师', 'S', 'st', '学生行为'],
      [30, '韩老师', 'T', 'st', '教师行为'],
      [45, '吴老师', 'S', 'st', '学生行为'],
      [45, '韩老师', 'T', 'st', '教师行为'],
    ]);
  });
});

describe('xAPI', () => {
  const statements = xapiOf(coded, { origin: 'https://tongtang.example', uuidOf: (text) => `id of ${text}` });

  it('says who said what at which moment, with accounts and without addresses', () => {
    expect(statements[0]).toEqual({
      id: `id of ${ids.mark(1)}`,
      actor: {
        objectType: 'Agent',
        name: '吴老师',
        account: { homePage: 'https://tongtang.example', name: ids.person(1) },
      },
      verb: {
        id: 'http://adlnet.gov/expapi/verbs/commented',
        display: { 'en-US': 'commented', 'zh-CN': '评论了' },
      },
      object: {
        objectType: 'Activity',
        id: `https://tongtang.example/replay/${ids.take(1)}`,
        definition: { type: 'https://w3id.org/xapi/video/activity-type/video', name: { 'zh-CN': '茉莉花 第一课时' } },
      },
      result: {
        response: '问得好',
        extensions: {
          'https://w3id.org/xapi/video/extensions/time': 5,
          'https://tongtang.example/xapi/extensions/tags': ['提问'],
        },
      },
      context: {
        platform: 'Tongtang',
        extensions: { 'https://w3id.org/xapi/video/extensions/length': 3_600 },
        contextActivities: {
          grouping: [{ objectType: 'Activity', id: `https://tongtang.example/studies/${ids.study(1)}` }],
        },
      },
      timestamp: '1970-01-01T00:00:00.008Z',
    });
    expect(JSON.stringify(statements)).not.toContain('mbox');
  });

  it('has each statement once, codes only of submitted sheets, and nothing that nobody noted', () => {
    expect(statements.map(({ verb: { display } }) => display['en-US'])).toEqual([
      ...['commented', 'commented', 'commented', 'tagged', 'tagged', 'tagged'],
    ]);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(6);
    expect(statements.at(-1)?.result.extensions).toEqual({
      'https://w3id.org/xapi/video/extensions/time': 30,
      'https://tongtang.example/xapi/extensions/until': 45,
      'https://tongtang.example/xapi/extensions/instrument': 'st',
    });
  });
});

describe('a metadata track', () => {
  it('has the data of each cue in one line in which no arrow ends it', () => {
    const marks = [madeMark(1, { text: 'a --> b\n<c>', fromMs: 1_500, replies: [], tags: [] })];
    const vtt = metadataVttOf(metadataCues(madeRecord({ marks })));
    const [head, cue] = vtt.split('\n\n');
    expect(head).toBe('WEBVTT');
    const [number, time, text, ...more] = (cue ?? '').trim().split('\n');
    expect([number, time, more]).toEqual(['1', '00:00:01.500 --> 00:00:02.000', []]);
    expect(text).not.toContain('-->');
    expect(JSON.parse(text ?? '')).toMatchObject({ kind: 'mark', text: 'a --> b\n<c>' });
  });

  it('has the codes of each coder', () => {
    const cues = metadataCues(coded).map(({ data }) => data);
    expect(cues).toContainEqual({ kind: 'code', scheme: 'st', coder: '韩老师', codes: ['T'] });
  });
});
