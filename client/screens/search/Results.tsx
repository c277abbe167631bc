import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENOUGH_MOMENTS, type SearchReply } from '../../../shared/api/index.ts';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { momentsQuery } from '../../api/search.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { Acts } from './Acts.tsx';
import { FoundLessonPart } from './FoundLessonPart.tsx';
import { type ListedMoment, listedMoments } from './listedMoments.ts';
import { Playlist } from './Playlist.tsx';
import styles from './search.module.css';

type Props = { readonly query: EventQuery; readonly takeId: TakeId | null };

/** What a query has found, as a list of moments by lesson. */
export function Results({ query, takeId }: Props): JSX.Element {
  const { t } = useTranslation(['search', 'common']);
  const sentence = useErrorText();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    momentsQuery(query, takeId),
  );
  const pages = data?.pages ?? [];
  const last = pages.at(-1);
  const count = countOf(pages);
  // The server looks into a few lessons at a time; with enough to look at, the rest waits until it is wanted.
  const goesOn = hasNextPage && !isFetchingNextPage && error === null && count < ENOUGH_MOMENTS;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return (
    <section className={styles['results']} aria-label={t('results')}>
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
          <Spinner large label={t('searching')} />
        </div>
      ) : null}
      {last ? <Found pages={pages} query={query} /> : null}
      {last && hasNextPage ? (
        <Notice
          tone="info"
          action={
            <Button size="s" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('left.go')}
            </Button>
          }
        >
          {t('left', { count: last.left })}
        </Notice>
      ) : null}
    </section>
  );
}

const countOf = (pages: readonly SearchReply[]): number =>
  pages.flatMap(({ lessons }) => lessons).reduce((sum, { moments }) => sum + moments.length, 0);

type FoundProps = { readonly pages: readonly SearchReply[]; readonly query: EventQuery };

function Found({ pages, query }: FoundProps): JSX.Element {
  const { t } = useTranslation('search');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [played, setPlayed] = useState<{ readonly list: readonly ListedMoment[]; readonly at: number } | null>(null);
  const lessons = pages.flatMap((page) => page.lessons);
  const searched = pages.reduce((sum, page) => sum + page.searched, 0);
  const unread = pages.reduce((sum, page) => sum + page.unread, 0);
  const moments = listedMoments(lessons);
  const picked = moments.filter(({ key }) => chosen.has(key));
  const now = played?.list[played.at]?.key ?? null;
  if (moments.length === 0) return <NothingFound searched={searched} left={pages.at(-1)?.left ?? 0} />;
  const choose = (key: string, on: boolean): void =>
    setChosen(new Set(on ? [...chosen, key] : [...chosen].filter((each) => each !== key)));
  return (
    <>
      <p className={styles['count']} role="status">
        {t('found', { count: moments.length, lessons: lessons.length, searched })}
      </p>
      {unread > 0 ? <Notice tone="attention">{t('unread', { count: unread })}</Notice> : null}
      <Acts
        lessons={lessons}
        moments={moments}
        picked={picked}
        onChoose={(all) => setChosen(new Set(all ? moments.map(({ key }) => key) : []))}
        onPlay={() => setPlayed({ list: picked.length > 0 ? picked : moments, at: 0 })}
      />
      {played ? (
        <Playlist
          list={played.list}
          at={played.at}
          onGo={(at) => setPlayed({ ...played, at })}
          onClose={() => setPlayed(null)}
        />
      ) : null}
      {lessons.map((lesson) => (
        <FoundLessonPart
          key={lesson.take.takeId}
          lesson={lesson}
          how={query.also?.how ?? null}
          moments={moments.filter(({ take }) => take.takeId === lesson.take.takeId)}
          chosen={chosen}
          now={now}
          onChoose={choose}
          onPlay={(key) => setPlayed({ list: moments, at: moments.findIndex((each) => each.key === key) })}
        />
      ))}
    </>
  );
}

type NothingProps = { readonly searched: number; readonly left: number };

function NothingFound({ searched, left }: NothingProps): JSX.Element | null {
  const { t } = useTranslation('search');
  // What is still being looked into may have some.
  if (left > 0) return null;
  if (searched === 0)
    return <EmptyState icon={<SearchX />} title={t('found.no-takes')} hint={t('found.no-takes.hint')} />;
  return <EmptyState icon={<SearchX />} title={t('found.none', { searched })} hint={t('found.none.hint')} />;
}
