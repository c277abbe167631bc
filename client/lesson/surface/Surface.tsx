import { type CSSProperties, type JSX, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetRatio } from '../../../shared/lesson/coursewareState.ts';
import { type Surface as ShownSurface, surfaceKey } from '../../../shared/lesson/surfaceState.ts';
import { fitInside } from '../../../shared/stage/fitInside.ts';
import { useSize } from '../../kit/useSize.ts';
import { PagePicture } from '../courseware/PagePicture.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './Surface.module.css';

type Props = {
  readonly session: Pick<LessonSession, 'store' | 'decks'>;
  readonly surface: ShownSurface;
  /** Where it is; the sheet is as large in it as its shape allows. */
  readonly style?: CSSProperties;
  /** Layers over the sheet, in exactly its box: whatever is placed in shares of that box is on the same spot everywhere. */
  readonly children?: ReactNode;
};

/** A page or a blank board, drawn here from data. */
export function Surface({ session, surface, style, children }: Props): JSX.Element {
  const { t } = useTranslation('courseware');
  const deck = useLesson(session.store, ({ decks }) => (surface.kind === 'page' ? decks[surface.deckId] : undefined));
  const [measure, size] = useSize();
  const ratio = sheetRatio(surface, deck);
  const box = useMemo(() => (size ? fitInside(size, ratio) : { width: 0, height: 0 }), [size, ratio]);
  const label =
    surface.kind === 'page'
      ? t('surface.page', { title: deck?.title ?? '', page: surface.page })
      : t('surface.board', { board: surface.board });
  return (
    <figure
      ref={measure}
      className={styles['place']}
      data-kind={surface.kind}
      data-surface={surfaceKey(surface)}
      aria-label={label}
      style={style}
    >
      <div className={styles['sheet']} style={box}>
        {deck && surface.kind === 'page' ? (
          <PagePicture desk={session.decks} deck={deck} page={surface.page} box={box} />
        ) : null}
        {children}
      </div>
    </figure>
  );
}
