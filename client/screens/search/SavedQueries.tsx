import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../shared/api/index.ts';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import { savedQueriesQuery, useRemoveQuery, useSaveQuery } from '../../api/search.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import { type ListedRoom, useEventWords } from '../../study/events/eventWords.ts';
import styles from './search.module.css';

type Props = {
  readonly rooms: readonly ListedRoom[];
  readonly onUse: (query: EventQuery) => void;
  readonly onEdit: (saved: SavedQuery) => void;
};

/** The queries that this person keeps, and those that their school shares. Nothing where there are none: what is found comes sooner. */
export function SavedQueries({ rooms, onUse, onEdit }: Props): JSX.Element | null {
  const { t } = useTranslation('search');
  const sentence = useErrorText();
  const { data, error } = useQuery(savedQueriesQuery);
  if (data?.length === 0 && error === null) return null;
  return (
    <section className={styles['saved']} aria-labelledby="saved-queries">
      <h2 id="saved-queries" className={styles['part']}>
        {t('saved')}
      </h2>
      {error === null ? null : <Notice tone="bad">{sentence(error)}</Notice>}
      {data && data.length > 0 ? (
        <ul className={styles['saved-rows']}>
          {data.map((saved) => (
            <SavedRow key={saved.savedQueryId} saved={saved} rooms={rooms} onUse={onUse} onEdit={onEdit} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function SavedRow({ saved, rooms, onUse, onEdit }: Props & { readonly saved: SavedQuery }): JSX.Element {
  const { t } = useTranslation('search');
  const words = useEventWords();
  const remove = useRemoveQuery();
  const again = useSaveQuery();
  const { savedQueryId, name, query, shared, mine, byName } = saved;
  const undo = (): void =>
    again.mutate({ savedQueryId: null, body: { name, query, shared } }, { onError: tellRefusal });
  const onRemove = (): void =>
    remove.mutate(savedQueryId, {
      onSuccess: () => showToast({ text: t('saved.removed', { name }), undo }),
      onError: tellRefusal,
    });
  const note = [
    words.query(query, rooms),
    ...(mine ? (shared ? [t('saved.shared')] : []) : [t('saved.by', { name: byName })]),
  ];
  return (
    <li className={styles['saved-row']}>
      <button type="button" className={styles['use']} onClick={() => onUse(query)}>
        <span>{name}</span>
        <span className={styles['note']}>{note.join(' · ')}</span>
      </button>
      {mine ? (
        <>
          <IconButton icon={<Pencil />} word={t('saved.edit', { name })} onClick={() => onEdit(saved)} />
          <IconButton
            icon={<Trash2 />}
            word={t('saved.remove', { name })}
            disabled={remove.isPending}
            onClick={onRemove}
          />
        </>
      ) : null}
    </li>
  );
}
