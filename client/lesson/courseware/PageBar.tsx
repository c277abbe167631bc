import { ChevronLeft, ChevronRight, MousePointer2, X } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import bar from '../surface/SurfaceBar.module.css';
import type { SurfaceChoice } from '../surface/useSurface.ts';
import { PageNumber } from './PageNumber.tsx';
import { PageThumbnails } from './PageThumbnails.tsx';
import { useTurnKeys } from './useTurnKeys.ts';

type Props = {
  readonly session: LessonSession;
  readonly surface: SurfaceChoice;
  readonly shown: Extract<Surface, { kind: 'page' }>;
};

/** Turns the pages of the deck that is shown. */
export function PageBar({ session, surface, shown: { deckId, page } }: Props): JSX.Element | null {
  const { t } = useTranslation('courseware');
  const deck = useLesson(session.store, ({ decks }) => decks[deckId]);
  const pages = deck?.pages ?? 1;
  const choose = (wanted: number): void => {
    if (wanted >= 1 && wanted <= pages) surface.show({ kind: 'page', deckId, page: wanted });
  };
  useTurnKeys((step) => choose(page + step));
  if (!deck) return null;
  return (
    <>
      <IconButton
        icon={<ChevronLeft />}
        word={t('page.previous')}
        disabled={page === 1}
        onClick={() => choose(page - 1)}
      />
      <PageNumber page={page} pages={pages} onChoose={choose} />
      <IconButton
        icon={<ChevronRight />}
        word={t('page.next')}
        disabled={page === pages}
        onClick={() => choose(page + 1)}
      />
      <span className={bar['end']}>
        <IconButton
          show="below"
          icon={<MousePointer2 />}
          word={t('pointer')}
          pressed={surface.pointing}
          onClick={() => surface.setPointing(!surface.pointing)}
        />
        <PageThumbnails desk={session.decks} deck={deck} page={page} onChoose={choose} />
        <IconButton show="below" icon={<X />} word={t('page.close')} onClick={() => surface.show(null)} />
      </span>
    </>
  );
}
