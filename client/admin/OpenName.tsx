import type { JSX, ReactNode } from 'react';
import styles from './ListPage.module.css';

type Props = {
  readonly name: string;
  /** On a phone, where the other columns have no room: the same, in a line below. */
  readonly note?: ReactNode;
};

/** The first cell of a row: a button for the keyboard; the press itself is the row's. */
export function OpenName({ name, note }: Props): JSX.Element {
  return (
    <>
      <button type="button" className={styles['open']}>
        {name}
      </button>
      {note === undefined ? null : <span className={styles['note']}>{note}</span>}
    </>
  );
}
