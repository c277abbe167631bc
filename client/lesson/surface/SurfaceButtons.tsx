import { SquarePen } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { CoursewareButton } from '../courseware/CoursewareButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import type { Layout } from '../layout/useLayout.ts';
import styles from './SurfaceButtons.module.css';
import type { SurfaceChoice } from './useSurface.ts';

type Props = { readonly session: LessonSession; readonly layout: Layout; readonly surface: SurfaceChoice };

/** Courseware and the board on all screens. What was held otherwise gives way, or nothing would be seen of them. */
export function SurfaceButtons({ session, layout, surface }: Props): JSX.Element {
  const { t } = useTranslation('courseware');
  const onBoard = surface.shown?.kind === 'board';
  const show = (wanted: Surface): void => {
    if (layout.held !== 'courseware') layout.hold(null);
    surface.show(wanted);
  };
  return (
    <div className={styles['buttons']}>
      <CoursewareButton
        session={session}
        onShow={({ deckId, lastPage }) => show({ kind: 'page', deckId, page: Math.max(1, lastPage) })}
      />
      <IconButton
        show="below"
        icon={<SquarePen />}
        word={t(onBoard ? 'board.close' : 'board')}
        tone={onBoard ? 'accent' : 'plain'}
        onClick={() => (onBoard ? surface.show(null) : show({ kind: 'board', board: 1 }))}
      />
    </div>
  );
}
