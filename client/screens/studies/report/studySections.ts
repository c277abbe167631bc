import type { AgreedDecision, Mark, Sheet, SheetState, Study } from '../../../../shared/api/index.ts';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import type { LoggedFact } from '../../../../shared/protocol/index.ts';
import { analyseLesson, type LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import { resultTables, type Scored } from '../../../../shared/study/rubric/resultTables.ts';
import type { Cell, Table } from '../../../../shared/study/table.ts';
import type { Language } from '../../../i18n/language.ts';
import { agreedSheet } from '../../../study/reconcile/agreedSheet.ts';
import { agreementTables, codedTables } from '../../../study/tables/codedTables.ts';
import { type LessonNames, lessonTables, type PlacedTable } from '../../../study/tables/lessonTables.ts';
import { markTable } from '../../../study/tables/markTable.ts';
import { roomName } from '../../../study/tables/roomName.ts';
import type { TableWords } from '../../../study/tables/words.ts';

/** Parts of the report, in order. */
const SECTIONS = ['summary', 'method', 'lesson', 'automatic', 'coded', 'agreement', 'scores', 'marks'] as const;

/** A part of the report: its heading, what is said before its tables, and these. */
export type ReportSection = {
  readonly id: (typeof SECTIONS)[number];
  readonly title: string;
  readonly hints: readonly string[];
  readonly tables: readonly PlacedTable[];
};

/** Sheets that this person may read: all of an open round, and their own of a blind one. */
export function readableSheets({ schemes, sheets }: Study, personId: string): SheetState[] {
  const opened = schemes.filter((scheme) => scheme.opened).map(({ key }) => key);
  return sheets.filter((sheet) => opened.includes(sheet.scheme) || sheet.personId === personId);
}

/** What was agreed on with each scheme that has decisions to look at; it takes two to agree. */
export function agreedSheets({ study, sheets, decisions, name }: ToAgree): Sheet[] {
  return study.schemes.flatMap(({ key }) => {
    const decided = decisions.get(key);
    const own = sheets.filter(({ scheme, submittedAtMs }) => scheme.key === key && submittedAtMs !== null);
    if (!decided || own.length < 2) return [];
    return agreedSheet({ sheets: own, decisions: decided, lengthMs: study.lengthMs, name }) ?? [];
  });
}

type ToAgree = {
  readonly study: Pick<Study, 'schemes' | 'lengthMs'>;
  readonly sheets: readonly Sheet[];
  /** By scheme; there are none of those whose blind round goes on. */
  readonly decisions: ReadonlyMap<string, readonly AgreedDecision[]>;
  /** What the agreed sheet is called where sheets are called by their rater. */
  readonly name: string;
};

type Given = {
  readonly study: Study;
  readonly sheets: readonly Sheet[];
  /** What was agreed on with each scheme, in the shape of a sheet. */
  readonly agreed: readonly Sheet[];
  /** Rubrics whose blind round is over. */
  readonly scored: readonly Scored[];
  /** What the study found; empty: nobody has written it. */
  readonly summary: string;
  readonly facts: readonly LoggedFact[];
  readonly marks: readonly Mark[];
};

/** What the log of a study's lesson tells, and what things in it are called; `null`: there is no log. */
export function readLesson(
  { study: { beganAtMs, lengthMs }, facts }: Pick<Given, 'study' | 'facts'>,
  t: TableWords,
): { readonly analysis: LessonAnalysis; readonly names: LessonNames } | null {
  const rooms = foldLog(facts).plan?.listening ?? [];
  if (rooms.length === 0) return null;
  const names: LessonNames = {
    room: (classroomId) => roomName(rooms, classroomId),
    page: (surface) =>
      surface.kind === 'page'
        ? t('analysis:page', { page: surface.page })
        : t('analysis:board', { board: surface.board }),
  };
  return { analysis: analyseLesson(facts, { beganAtMs, lengthMs }), names };
}

type Parts = Given & {
  readonly lesson: ReturnType<typeof readLesson>;
  readonly language: Language;
  readonly t: TableWords;
};

/** The report's parts with all of their tables: what is on paper and in the spreadsheet. */
export function studySections(parts: Parts): ReportSection[] {
  const { study, sheets, agreed, scored, summary, marks, lesson, language, t } = parts;
  const bySheets = (make: typeof codedTables): PlacedTable[] =>
    study.schemes.flatMap((scheme) => {
      const own = sheets.filter((sheet) => sheet.scheme.key === scheme.key);
      const together = agreed.find((sheet) => sheet.scheme.key === scheme.key) ?? null;
      return make({ scheme, sheets: own, agreed: together, lengthMs: study.lengthMs, language, t }).map((table) => ({
        table,
      }));
    });
  // Every turn of speech would fill pages; it is with the lesson's own page.
  const automatic = lesson ? lessonTables({ ...lesson, t }).filter(({ table }) => table.key !== 'turns') : [];
  const agreement = bySheets(agreementTables);
  const [coded, marked] = [bySheets(codedTables), markTable(marks, { beganAtMs: study.beganAtMs, t })];
  const hints = {
    summary: summary === '' ? [t('report:study.summary.none')] : [],
    method: [t('report:study.method.hint'), t('report:study.undefined')],
    lesson: [],
    automatic: [t(lesson ? 'report:study.automatic.hint' : 'report:study.automatic.none')],
    coded: [t(coded.length > 0 ? 'report:study.coded.hint' : 'report:study.coded.none')],
    agreement: [t(agreement.length > 0 ? 'report:study.agreement.hint' : 'report:study.agreement.none')],
    scores: [t(scored.length > 0 ? 'report:study.scores.hint' : 'report:study.scores.none')],
    marks: [t(marked.table.rows.length > 0 ? 'report:study.marks.hint' : 'report:study.marks.none')],
  };
  const tables = {
    summary: [],
    method: [{ table: people(parts) }, { table: method(parts) }],
    lesson: [],
    automatic,
    coded,
    agreement,
    scores: scored.flatMap((each) => resultTables(each, language).map((table) => ({ table }))),
    marks: marked.table.rows.length > 0 ? [marked] : [],
  };
  return SECTIONS.filter((id) => id !== 'lesson' || lesson !== null).map((id) => ({
    id,
    title: t(`report:study.${id}`),
    hints: hints[id],
    tables: tables[id],
  }));
}

function people({ study, t }: Pick<Parts, 'study' | 't'>): Table {
  return {
    key: 'people',
    title: t('report:table.people'),
    columns: [
      { key: 'who', title: t('report:table.who') },
      { key: 'role', title: t('report:table.role') },
    ],
    rows: study.people.map(({ name, role }): Cell[] => [name, t(`studies:role.${role}`)]),
  };
}

function method({ study, sheets, language, t }: Pick<Parts, 'study' | 'sheets' | 'language' | 't'>): Table {
  return {
    key: 'method',
    title: t('report:table.method'),
    columns: [
      { key: 'scheme', title: t('report:table.scheme') },
      { key: 'interval', title: t('report:table.interval-s') },
      { key: 'raters', title: t('report:table.raters') },
      { key: 'submitted', title: t('report:table.submitted') },
      { key: 'state', title: t('report:table.state') },
    ],
    rows: study.schemes.map(({ key, label, unit, intervalS, opened }): Cell[] => {
      const own = study.sheets.filter((sheet) => sheet.scheme === key);
      const isOwn = sheets.some((sheet) => sheet.scheme.key === key);
      const state = opened ? 'opened' : isOwn ? 'own' : 'blind';
      const submitted = own.filter(({ submittedAtMs }) => submittedAtMs !== null).length;
      return [label[language], unit === 'event' ? '' : intervalS, own.length, submitted, t(`report:state.${state}`)];
    }),
  };
}
