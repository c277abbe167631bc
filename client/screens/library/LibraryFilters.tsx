import { type JSX, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Grade, Subject } from '../../../shared/vocabulary/index.ts';
import { gradeKey, grades } from '../../i18n/grade.ts';
import { Select } from '../../kit/Select.tsx';
import { TextField } from '../../kit/TextField.tsx';
import styles from './library.module.css';
import { type LibrarySearch, SPANS } from './librarySearch.ts';

/** Whoever types is not asked for each letter, in ms. */
const TYPING_MS = 250;
const MOST_TEXT = 60;

type Props = { readonly search: LibrarySearch; readonly onSearch: (search: LibrarySearch) => void };

/** What one looks for. */
export function LibraryFilters({ search, onSearch }: Props): JSX.Element {
  const { t } = useTranslation(['library', 'common']);
  const subjects = Subject.options.map((value) => ({ value, label: t(`common:subject.${value}`) }));
  const allGrades = grades.map((value) => ({ value, label: t(`common:grade.${gradeKey(Number(value))}`) }));
  const spans = SPANS.map((value) => ({ value, label: t(`when.${value}`) }));
  return (
    <search className={styles['filters']}>
      <SearchText search={search} onSearch={onSearch} />
      <Select
        label={t('subject')}
        placeholder=""
        value={search.subject ?? 'all'}
        options={[{ value: 'all', label: t('all-subjects') }, ...subjects]}
        onChange={(value) => onSearch(withPart(search, 'subject', value === 'all' ? undefined : value))}
      />
      <Select
        label={t('grade')}
        placeholder=""
        value={search.grade === undefined ? 'all' : gradeKey(search.grade)}
        options={[{ value: 'all' as const, label: t('all-grades') }, ...allGrades]}
        onChange={(value) =>
          onSearch(withPart(search, 'grade', value === 'all' ? undefined : Grade.parse(Number(value))))
        }
      />
      <Select
        label={t('when')}
        placeholder=""
        value={search.when ?? 'any'}
        options={[{ value: 'any', label: t('when.any') }, ...spans]}
        onChange={(value) => onSearch(withPart(search, 'when', value === 'any' ? undefined : value))}
      />
    </search>
  );
}

function SearchText({ search, onSearch }: Props): JSX.Element {
  const { t } = useTranslation('library');
  const known = search.q ?? '';
  const [typed, setTyped] = useState(known);
  const [told, setTold] = useState(known);
  // Changed from elsewhere, e.g. by clearing all.
  if (told !== known) {
    setTold(known);
    setTyped(known);
  }
  const tell = useEffectEvent(() => {
    const text = typed.trim();
    if (text === known) return;
    setTold(text);
    onSearch(withPart(search, 'q', text || undefined));
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(), typed === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return <TextField type="search" label={t('search')} value={typed} maxLength={MOST_TEXT} onChange={setTyped} />;
}

/** The same search with one part otherwise, or without it. */
function withPart<Part extends keyof LibrarySearch>(
  search: LibrarySearch,
  part: Part,
  value: LibrarySearch[Part] | undefined,
): LibrarySearch {
  const { [part]: _, ...others } = search;
  return value === undefined ? others : { ...others, [part]: value };
}
