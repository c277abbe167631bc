import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_BOARDS } from '../../../shared/lesson/surfaceState.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { PageBar } from '../courseware/PageBar.tsx';
import type { LessonSession } from '../LessonSession.ts';
import styles from './SurfaceBar.module.css';
import type { SurfaceChoice } from './useSurface.ts';

type Props = { readonly session: LessonSession; readonly surface: SurfaceChoice };

/** What can be done with the page or board that is shown; nothing while none is. */
export function SurfaceBar({ session, surface }: Props): JSX.Element | null {
  const { t } = useTranslation('courseware');
  const { shown } = surface;
  if (shown === null) return null;
  return (
    <section className={styles['bar']} aria-label={t('bar')}>
      {shown.kind === 'page' ? (
        <PageBar session={session} surface={surface} shown={shown} />
      ) : (
        <BoardBar board={shown.board} surface={surface} />
      )}
    </section>
  );
}

function BoardBar({ board, surface }: { readonly board: number; readonly surface: SurfaceChoice }): JSX.Element {
  const { t } = useTranslation('courseware');
  return (
    <>
      <IconButton
        icon={<ChevronLeft />}
        word={t('board.previous')}
        disabled={board === 1}
        onClick={() => surface.show({ kind: 'board', board: board - 1 })}
      />
      <span className={styles['place']}>{t('board.place', { board, boards: MAX_BOARDS })}</span>
      <IconButton
        icon={<ChevronRight />}
        word={t('board.next')}
        disabled={board === MAX_BOARDS}
        onClick={() => surface.show({ kind: 'board', board: board + 1 })}
      />
      <span className={styles['end']}>
        <IconButton show="below" icon={<X />} word={t('board.close')} onClick={() => surface.show(null)} />
      </span>
    </>
  );
}
