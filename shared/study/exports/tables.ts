import { answerCell } from '../rubric/answerCell.ts';
import { itemsOf } from '../rubric/outline.ts';
import { resultTables } from '../rubric/resultTables.ts';
import { type RubricAnswer, wordIn } from '../rubric/rubric.ts';
import { answersOf } from '../rubric/score.ts';
import type { Scheme } from '../scheme.ts';
import type { Cell, Table } from '../table.ts';
import { codingsOf, spansOfCoding } from './codings.ts';
import type { LessonRecord } from './record.ts';
import { type ExportLanguage, eventPlace, eventText, exportWords, markText, placeName } from './words.ts';

/** Ms as seconds to the millisecond. */
const seconds = (ms: number): number => Math.round(ms) / 1_000;

const isoOf = (atMs: number): string => new Date(atMs).toISOString();

type Titles = Readonly<Record<string, Readonly<Record<ExportLanguage, string>>>>;

const titles = {
  what: { 'zh-CN': '种类', en: 'Kind' },
  from: { 'zh-CN': '从（秒）', en: 'From (s)' },
  to: { 'zh-CN': '到（秒）', en: 'To (s)' },
  whose: { 'zh-CN': '关于', en: 'About' },
  by: { 'zh-CN': '谁写的', en: 'By' },
  value: { 'zh-CN': '内容', en: 'Value' },
  code: { 'zh-CN': '编码', en: 'Code' },
  scheme: { 'zh-CN': '量表', en: 'Instrument' },
  interval: { 'zh-CN': '时段', en: 'Interval' },
  item: { 'zh-CN': '项目', en: 'Item' },
  tags: { 'zh-CN': '标签', en: 'Tags' },
  audience: { 'zh-CN': '谁能看', en: 'Seen by' },
  file: { 'zh-CN': '文件名', en: 'File' },
  kind: { 'zh-CN': '拍的是', en: 'Shows' },
  medium: { 'zh-CN': '画面或声音', en: 'Picture or sound' },
  length: { 'zh-CN': '长度（秒）', en: 'Length (s)' },
} as const satisfies Titles;

type Column = keyof typeof titles;
const columnsOf = (language: ExportLanguage, keys: readonly Column[]): Table['columns'] =>
  keys.map((key) => ({ key, title: titles[key][language] }));

/** All that has a time, one row each, in the order of time: codes, marks and what happened; and what was scored. It is the CSV file. */
export function timedTable(record: LessonRecord, language: ExportLanguage): Table {
  const timed = [...codeRows(record, language), ...markRows(record, language), ...eventRows(record, language)];
  const rows = timed.sort((a, b) => Number(a[0]) - Number(b[0]));
  return {
    key: 'timed',
    title: { 'zh-CN': '全部', en: 'All' }[language],
    columns: columnsOf(language, ['from', 'to', 'what', 'whose', 'by', 'scheme', 'code', 'value']),
    rows: [...scoreRows(record, language), ...rows],
  };
}

function codeRows({ study }: LessonRecord, language: ExportLanguage): Cell[][] {
  return (study?.schemes ?? []).flatMap((scheme) => {
    const labels = labelsOf(scheme, language);
    return codingsOf(study, scheme, language).flatMap((coding) =>
      spansOfCoding(coding, scheme).map(({ code, fromMs, toMs }): Cell[] => [
        ...[seconds(fromMs), toMs === null ? null : seconds(toMs), exportWords.code[language], ''],
        ...[coding.coder, scheme.label[language], code, labels.get(code) ?? code],
      ]),
    );
  });
}

const labelsOf = ({ codes }: Scheme, language: ExportLanguage): ReadonlyMap<string, string> =>
  new Map(codes.map(({ key, label }) => [key, label[language]]));

/** What was scored has no time: it stands before all that has. */
function scoreRows({ study }: LessonRecord, language: ExportLanguage): Cell[][] {
  return (study?.rubrics ?? []).flatMap(({ rubric, raters, agreed }) => {
    const items = new Map(itemsOf(rubric).map(({ node, item }) => [node.key, item]));
    const row = (by: string, { node, answer }: { readonly node: string; readonly answer: RubricAnswer }): Cell[] => {
      const item = items.get(node);
      const value = item ? answerCell(item, answer, language) : answer;
      return [null, null, exportWords.score[language], '', by, wordIn(rubric.label, language), node, value];
    };
    return [
      ...raters.flatMap(({ name, items: written }) => written.map((each) => row(name, each))),
      ...agreed.map((each) => row(exportWords.agreed[language], each)),
    ];
  });
}

function markRows({ marks }: LessonRecord, language: ExportLanguage): Cell[][] {
  return marks.map((mark) => [
    ...[seconds(mark.fromMs), mark.toMs === null ? null : seconds(mark.toMs), exportWords.mark[language], ''],
    ...[mark.byName, '', '', markText(mark)],
  ]);
}

const kindWords = {
  stage: 'stage',
  hand: 'hand',
  voice: 'voice',
  page: 'pages',
  board: 'pages',
  poll: 'polls',
} as const;

function eventRows(record: LessonRecord, language: ExportLanguage): Cell[][] {
  return record.events.map((event) => [
    ...[seconds(event.fromMs), seconds(event.toMs), exportWords[kindWords[event.kind]][language]],
    ...[eventPlace(record, event, language), '', '', '', eventText(event, language)],
  ]);
}

/** The sheets of a workbook: about the lesson, the codes of each scheme side by side, scores, all that has a time, marks, files. */
export function workbookTables(record: LessonRecord, language: ExportLanguage): Table[] {
  const schemes = record.study?.schemes ?? [];
  return [
    aboutTable(record, language),
    ...schemes.map((scheme) => codesTable(record, scheme, language)),
    ...scoreTables(record, language),
    timedTable(record, language),
    marksTable(record, language),
    filesTable(record, language),
  ];
}

function aboutTable({ lesson, study, writtenAtMs }: LessonRecord, language: ExportLanguage): Table {
  const rows = {
    lesson: [{ 'zh-CN': '课', en: 'Lesson' }, lesson.title],
    course: [{ 'zh-CN': '课程', en: 'Course' }, lesson.courseTitle],
    school: [{ 'zh-CN': '主讲学校', en: 'School' }, lesson.schoolName],
    teacher: [{ 'zh-CN': '主讲教师', en: 'Teacher' }, lesson.teacherName],
    began: [{ 'zh-CN': '录制开始（UTC）', en: 'Recording began (UTC)' }, isoOf(lesson.beganAtMs)],
    length: [titles.length, seconds(lesson.lengthMs)],
    study: [{ 'zh-CN': '课例', en: 'Study' }, study?.title ?? null],
    question: [{ 'zh-CN': '看什么', en: 'What to look at' }, study?.question ?? null],
    written: [{ 'zh-CN': '导出时间（UTC）', en: 'Written (UTC)' }, isoOf(writtenAtMs)],
  } as const;
  return {
    key: 'about',
    title: { 'zh-CN': '这节课', en: 'About' }[language],
    columns: columnsOf(language, ['item', 'value']),
    rows: Object.values(rows).map(([title, cell]) => [title[language], cell]),
  };
}

const codesTable = (record: LessonRecord, scheme: Scheme, language: ExportLanguage): Table =>
  scheme.unit === 'event' ? eventsTable(record, scheme, language) : intervalsTable(record, scheme, language);

/** A row for each interval that somebody coded, a column for each coder; several codes of one interval in one cell. */
function intervalsTable({ study }: LessonRecord, scheme: Scheme, language: ExportLanguage): Table {
  const codings = codingsOf(study, scheme, language);
  const coded = codings.map(({ units }) => new Map(units.map(({ unit, codes }) => [unit, codes.join(' ')])));
  const units = [...new Set(coded.flatMap((of) => [...of.keys()]))].sort((a, b) => a - b);
  return {
    key: scheme.key,
    title: scheme.label[language],
    columns: [
      ...columnsOf(language, ['interval', 'from', 'to']),
      ...codings.map(({ key, coder }) => ({ key, title: coder })),
    ],
    rows: units.map((unit) => [
      ...[unit + 1, unit * scheme.intervalS, (unit + 1) * scheme.intervalS],
      ...coded.map((of) => of.get(unit) ?? null),
    ]),
  };
}

/** A row for each event of each coder, in the order of time; a moment has no end. */
function eventsTable({ study }: LessonRecord, scheme: Scheme, language: ExportLanguage): Table {
  const labels = labelsOf(scheme, language);
  const rows = codingsOf(study, scheme, language).flatMap(({ coder, events }) =>
    events.map(({ code, fromMs, toMs }): Cell[] => [
      ...[seconds(fromMs), toMs === null ? null : seconds(toMs), toMs === null ? null : seconds(toMs - fromMs)],
      ...[coder, code, labels.get(code) ?? code],
    ]),
  );
  return {
    key: scheme.key,
    title: scheme.label[language],
    columns: columnsOf(language, ['from', 'to', 'length', 'by', 'code', 'value']),
    rows: rows.sort((a, b) => Number(a[0]) - Number(b[0])),
  };
}

/** The results of each rubric whose blind round is over. */
const scoreTables = ({ study }: LessonRecord, language: ExportLanguage): Table[] =>
  (study?.rubrics ?? []).flatMap(({ rubric, raters, agreed }) =>
    resultTables(
      {
        rubric,
        raters: raters.map(({ name, items }) => ({ name, answers: answersOf(items) })),
        agreed: answersOf(agreed),
      },
      language,
    ),
  );

const audiences = {
  private: { 'zh-CN': '只有本人', en: 'Its author' },
  group: { 'zh-CN': '研讨的人', en: 'The study group' },
  all: { 'zh-CN': '能看录像的人', en: 'Everybody who may watch' },
} as const;

function marksTable({ marks }: LessonRecord, language: ExportLanguage): Table {
  return {
    key: 'marks',
    title: exportWords.mark[language],
    columns: columnsOf(language, ['from', 'to', 'by', 'value', 'tags', 'audience']),
    rows: marks.map((mark) => [
      ...[seconds(mark.fromMs), mark.toMs === null ? null : seconds(mark.toMs), mark.byName],
      ...[markText({ ...mark, tags: [] }), mark.tags.join(' '), audiences[mark.audience][language]],
    ]),
  };
}

function filesTable(record: LessonRecord, language: ExportLanguage): Table {
  return {
    key: 'files',
    title: { 'zh-CN': '画面和声音', en: 'Pictures and sounds' }[language],
    columns: columnsOf(language, ['file', 'whose', 'kind', 'medium', 'from', 'length']),
    rows: record.streams.map((stream) => {
      const { fileName, kind, medium, startMs, durationMs } = stream;
      return [fileName, placeName(record, stream, language), kind, medium, seconds(startMs), seconds(durationMs)];
    }),
  };
}
