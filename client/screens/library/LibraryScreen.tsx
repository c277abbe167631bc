import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Clapperboard, SearchX, TextSearch } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_TAKES_LISTED } from '../../../shared/api/index.ts';
import { takesQuery } from '../../api/takes.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { startOfDay } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { StudiesWaiting } from '../studies/work/StudiesWaiting.tsx';
import { LibraryFilters } from './LibraryFilters.tsx';
import styles from './library.module.css';
import { type LibrarySearch, takeSearchOf } from './librarySearch.ts';
import { TakeRow } from './TakeRow.tsx';

/** All takes that this person may watch: found by words, subject, grade and time. */
export function LibraryScreen(): JSX.Element {
  const { t } = useTranslation(['library', 'common', 'search']);
  const sentence = useErrorText();
  const search = useSearch({ from: '/person/frame/library' });
  const navigate = useNavigate({ from: '/library' });
  const look = (next: LibrarySearch): void => void navigate({ search: next, replace: true });
  const query = takesQuery(takeSearchOf(search, startOfDay(Date.now())));
  const { data, error, refetch } = useQuery({ ...query, placeholderData: keepPreviousData });
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <h1 className={styles['title']}>{t('title')}</h1>
        <Link to="/search" className={buttonClass('quiet')}>
          <TextSearch aria-hidden="true" />
          {t('search:open')}
        </Link>
      </div>
      <StudiesWaiting />
      <LibraryFilters search={search} onSearch={look} />
      {error === null ? null : (
        <Notice
          tone="bad"
          action={
            <Button size="s" onClick={() => void refetch()}>
              {t('common:retry')}
            </Button>
          }
        >
          {sentence(error)}
        </Notice>
      )}
      {data === undefined && error === null ? (
        <div className={styles['waiting']}>
          <Spinner large label={t('common:loading')} />
        </div>
      ) : null}
      {data === undefined ? null : (
        <Found takes={data.takes} more={data.more} isNarrowed={isNarrowed} onClear={() => look({})} />
      )}
    </div>
  );
}

type FoundProps = {
  readonly takes: readonly Parameters<typeof TakeRow>[0]['take'][];
  readonly more: boolean;
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
};

function Found({ takes, more, isNarrowed, onClear }: FoundProps): JSX.Element {
  const { t } = useTranslation('library');
  if (takes.length === 0) {
    return isNarrowed ? (
      <EmptyState
        icon={<SearchX />}
        title={t('none.title')}
        hint={t('none.hint')}
        action={<Button onClick={onClear}>{t('clear')}</Button>}
      />
    ) : (
      <EmptyState icon={<Clapperboard />} title={t('empty.title')} hint={t('empty.hint')} />
    );
  }
  return (
    <>
      <p className={styles['count']} role="status">
        {more ? t('more', { count: MAX_TAKES_LISTED }) : t('found', { count: takes.length })}
      </p>
      <ul className={styles['rows']}>
        {takes.map((take) => (
          <TakeRow key={take.takeId} take={take} />
        ))}
      </ul>
    </>
  );
}
