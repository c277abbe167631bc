import type { FoundLesson } from '../../../shared/api/index.ts';
import { eventKinds } from '../../../shared/study/events/query.ts';
import type { Cell, Table } from '../../../shared/study/table.ts';

/** What stands in the table, in the language of whoever reads it. */
export type TableWords = {
  readonly title: string;
  readonly column: (key: ColumnKey) => string;
  readonly cells: (lesson: FoundLesson, moment: FoundLesson['moments'][number]) => Readonly<Record<ColumnKey, Cell>>;
};

const COLUMNS = [
  'lesson',
  'teacher',
  'date',
  'clock',
  'from',
  'to',
  'room',
  'what',
  'measured',
  'unit',
  'reason',
] as const;
type ColumnKey = (typeof COLUMNS)[number];

/** Moments as a table, a row each. */
export function momentTable(lessons: readonly FoundLesson[], { title, column, cells }: TableWords): Table {
  return {
    key: 'moments',
    title,
    columns: COLUMNS.map((key) => ({ key, title: column(key) })),
    rows: lessons.flatMap((lesson) =>
      lesson.moments.map((moment) => {
        const row = cells(lesson, moment);
        return COLUMNS.map((key) => row[key]);
      }),
    ),
  };
}

const THOUSANDTHS = 1_000;

/** A number with at most three digits behind the point. */
export const plainNumber = (n: number): number => Math.round(n * THOUSANDTHS) / THOUSANDTHS;

/** What a moment was measured in; empty where it was not. */
export const unitOf = ({ kind, measured }: FoundLesson['moments'][number]) =>
  measured === null ? null : eventKinds[kind].measure;
