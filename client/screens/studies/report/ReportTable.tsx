import { type JSX, useId } from 'react';
import type { Cell } from '../../../../shared/study/table.ts';
import type { TakeId } from '../../../../shared/vocabulary/index.ts';
import type { PlacedTable } from '../../../study/tables/lessonTables.ts';
import { Moment } from './Moment.tsx';
import styles from './studyReport.module.css';

type Props = { readonly placed: PlacedTable; readonly takeId: TakeId };

/** A figure that is undefined, as it is shown. */
const UNDEFINED = '—';

/** A table of no more rows is not divided between pages. */
const SHORT = 20;

const shown = (cell: Cell | undefined): string => (cell === null || cell === undefined ? UNDEFINED : String(cell));

/** A table on paper: its name above it, its headings again on each page; times open the recording. */
export function ReportTable({ placed: { table, atMs }, takeId }: Props): JSX.Element {
  const heading = useId();
  const { key, title, columns, rows } = table;
  return (
    <section className={styles['tablePart']} data-short={rows.length <= SHORT} aria-labelledby={heading}>
      <h3 id={heading} className={styles['tableTitle']}>
        {title}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus. */}
      <section className={styles['scroll']} aria-label={title} tabIndex={0}>
        <table className={styles['table']} data-table={key} data-wide={columns.length > 8}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column.key} scope="col" data-kind={kindOf(rows, at)}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows stay in their order.
              <tr key={index}>
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th key={column.key} scope="row">
                      <Moment takeId={takeId} atMs={atMs?.[index]} text={shown(row[0])} />
                    </th>
                  ) : (
                    <td key={column.key} data-kind={kindOf(rows, at)}>
                      {shown(row[at])}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What a column holds, by its first cell that holds anything: its heading stands where its cells do. */
function kindOf(rows: readonly (readonly Cell[])[], at: number): 'text' | 'number' {
  const cell = rows.map((row) => row[at]).find((each) => each !== null && each !== '');
  return at === 0 || typeof cell === 'string' ? 'text' : 'number';
}
