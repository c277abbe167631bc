import { Input } from 'antd';
import { Search } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { classes } from '../kit/classes.ts';
import styles from './ListPage.module.css';

type Props = {
  readonly title: string;
  /** What one can search for; also the field's accessible name. */
  readonly searchFor: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Further ways to narrow the list. */
  readonly filters?: ReactNode;
  /** The one main action: to add something. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A list of the administration: title and main action, search first, then the list. */
export function ListPage({ title, searchFor, query, onQuery, filters, action, children }: Props): JSX.Element {
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h1 className={styles['title']}>{title}</h1>
        {action}
      </header>
      <div className={styles['tools']}>
        <Input
          className={classes(styles['search'], styles['field'])}
          prefix={<Search aria-hidden="true" className={styles['glass']} />}
          placeholder={searchFor}
          aria-label={searchFor}
          value={query}
          allowClear
          onChange={(event) => onQuery(event.target.value)}
        />
        {filters}
      </div>
      {children}
    </div>
  );
}
