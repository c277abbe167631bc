import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronLeft, Library } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../shared/api/index.ts';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { takeQuery, takesQuery } from '../../api/takes.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { EventForm } from '../../study/events/EventForm.tsx';
import { firstQuery } from '../../study/events/eventDraft.ts';
import type { ListedRoom } from '../../study/events/eventWords.ts';
import { Results } from './Results.tsx';
import { SavedQueries } from './SavedQueries.tsx';
import { SaveQuery } from './SaveQuery.tsx';
import styles from './search.module.css';

/** A query that is to be saved, or (`of`) one that was saved and is to be changed. */
type Saving = { readonly query: EventQuery; readonly of: SavedQuery | null };

/** Lessons searched by what happened in them: all that this person may watch, or one. */
export function SearchScreen(): JSX.Element {
  const { t } = useTranslation('search');
  const { q: query, take: takeId } = useSearch({ from: '/person/frame/search' });
  const navigate = useNavigate({ from: '/search' });
  const rooms = useRooms(takeId);
  const [saving, setSaving] = useState<Saving | null>(null);
  const look = (q: EventQuery): void => void navigate({ search: (before) => ({ ...before, q }) });
  return (
    <div className={styles['page']}>
      <Head takeId={takeId} query={query} />
      <EventForm
        query={query ?? firstQuery}
        rooms={rooms}
        onSearch={look}
        onSave={(draft) => setSaving({ query: draft, of: null })}
      />
      <SavedQueries
        rooms={rooms}
        onUse={look}
        onEdit={(saved) => setSaving({ query: query ?? firstQuery, of: saved })}
      />
      {query ? (
        <Results key={JSON.stringify([query, takeId])} query={query} takeId={takeId ?? null} />
      ) : (
        <EmptyState icon={<Library />} title={t('nothing.title')} hint={t('nothing.hint')} />
      )}
      {saving ? <SaveQuery {...saving} onClose={() => setSaving(null)} /> : null}
    </div>
  );
}

type HeadProps = { readonly takeId: TakeId | undefined; readonly query: EventQuery | undefined };

function Head({ takeId, query }: HeadProps): JSX.Element {
  const { t } = useTranslation('search');
  return (
    <header className={styles['head']}>
      {takeId === undefined ? (
        <Link to="/library" className={styles['back']}>
          <ChevronLeft aria-hidden="true" />
          {t('library')}
        </Link>
      ) : (
        <Link to="/replay/$takeId" params={{ takeId }} className={styles['back']}>
          <ChevronLeft aria-hidden="true" />
          {t('replay')}
        </Link>
      )}
      <h1 className={styles['title']}>{t(takeId === undefined ? 'title' : 'title.take')}</h1>
      {takeId === undefined ? null : <OfTake takeId={takeId} query={query} />}
      <p className={styles['about']}>{t('about')}</p>
    </header>
  );
}

/** Which lesson it is, and the way out of it. */
function OfTake({ takeId, query }: HeadProps & { readonly takeId: TakeId }): JSX.Element {
  const { t } = useTranslation('search');
  const { data } = useQuery(takeQuery(takeId));
  return (
    <p className={styles['of']}>
      {data ? <span>{[data.take.title, data.take.teacherName].join(' · ')}</span> : null}
      <Link to="/search" search={query ? { q: query } : {}}>
        {t('all')}
      </Link>
    </p>
  );
}

/** The classrooms that may be chosen: of the lesson, or of all that are listed. */
function useRooms(takeId: TakeId | undefined): ListedRoom[] {
  const all = useQuery({ ...takesQuery({}), enabled: takeId === undefined });
  const one = useQuery({ ...takeQuery(takeId ?? NO_TAKE), enabled: takeId !== undefined });
  const takes = takeId === undefined ? (all.data?.takes ?? []) : one.data ? [one.data.take] : [];
  const byId = new Map(takes.flatMap(({ listening }) => listening.map((room) => [room.classroomId, room] as const)));
  return [...byId.values()].sort((a, b) => a.schoolName.localeCompare(b.schoolName, 'zh-CN'));
}

/** Never asked for. */
const NO_TAKE = 'tak_0000000000000000' as TakeId;
