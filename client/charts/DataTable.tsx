import type { JSX, ReactNode } from 'react';
import styles from './DataTable.module.css';

type Props = {
  /** What the rows are about; the name of the table. */
  readonly caption: string;
  readonly columns: readonly { readonly key: string; readonly title: string; readonly hint?: string }[];
  readonly rows: readonly { readonly key: string; readonly name: ReactNode; readonly cells: readonly ReactNode[] }[];
};

/** Numbers in rows and columns. The first column names the rows and stays in sight when the others are scrolled. */
export function DataTable({ caption, columns, rows }: Props): JSX.Element {
  return (
    // A table wider than the screen is scrolled, also by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus.
    <section className={styles['scroll']} aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
        <caption className="said">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, hint }) => (
              <th key={key} scope="col" title={hint}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]?.key ?? index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
