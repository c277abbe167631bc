import { Table, type TableColumnsType } from 'antd';
import { SearchX } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../i18n/errorText.ts';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Notice } from '../kit/Notice.tsx';
import styles from './ListPage.module.css';

/** Rows on one page of the list. */
const PAGE = 20;

type Props<Item> = {
  /** What the list shows, for screen readers. */
  readonly label: string;
  /** `undefined` while it is on its way. */
  readonly items: readonly Item[] | undefined;
  /** Those that the search left. */
  readonly found: readonly Item[];
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly query: string;
  readonly onClear: () => void;
  readonly idOf: (item: Item) => string;
  readonly onOpen: (item: Item) => void;
  readonly columns: TableColumnsType<Item>;
  /** Stands there when there is nothing at all. */
  readonly empty: ReactNode;
};

/** The list itself, or why there is none: on its way, failed, nothing yet, nothing found. */
export function ListTable<Item extends object>(props: Props<Item>): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const sentence = useErrorText();
  const { items, found, error, onRetry, query, onClear, idOf, onOpen, columns, empty, label } = props;
  if (error !== null && items === undefined) {
    return (
      <Notice
        tone="bad"
        action={
          <Button size="s" onClick={onRetry}>
            {t('common:retry')}
          </Button>
        }
      >
        {sentence(error)}
      </Notice>
    );
  }
  if (items !== undefined && found.length === 0) {
    return items.length === 0 ? (
      <div className={styles['frame']}>{empty}</div>
    ) : (
      <div className={styles['frame']}>
        <EmptyState
          icon={<SearchX />}
          title={t('search.none', { query })}
          hint={t('search.none.hint')}
          action={<Button onClick={onClear}>{t('search.clear')}</Button>}
        />
      </div>
    );
  }
  return (
    <div className={styles['frame']}>
      <Table<Item>
        aria-label={label}
        rowKey={idOf}
        columns={columns}
        dataSource={[...found]}
        loading={items === undefined}
        pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
        onRow={(item) => ({ onClick: () => onOpen(item) })}
      />
    </div>
  );
}
