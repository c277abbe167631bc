import { BrushCleaning } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isSurface } from '../../../shared/lesson/chooseScene.ts';
import { isAnythingSeen } from '../../../shared/lesson/inkSurface.ts';
import { surfaceKey } from '../../../shared/lesson/surfaceState.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { seenMain } from '../layout/MainView.tsx';
import type { Layout } from '../layout/useLayout.ts';
import type { SurfaceChoice } from '../surface/useSurface.ts';
import { GivePen } from './GivePen.tsx';
import { inkHandOf } from './InkHand.ts';
import styles from './InkTools.module.css';
import { InkTools } from './InkTools.tsx';
import { useInk } from './useInk.ts';

type Props = { readonly session: LessonSession; readonly layout: Layout; readonly surface: SurfaceChoice };

/** The teacher's tools for ink; there only while there is something to write on. */
export function TeacherInkBar({ session, layout, surface }: Props): JSX.Element | null {
  const main = useLesson(session.store, (lesson) => seenMain(lesson, { held: layout.held, surface: surface.shown }));
  return isSurface(main) ? <Bar session={session} surface={surfaceKey(main)} choice={surface} /> : null;
}

type BarProps = {
  readonly session: LessonSession;
  readonly surface: string;
  readonly choice: Pick<SurfaceChoice, 'pointing' | 'setPointing'>;
};

function Bar({ session, surface, choice: { pointing, setPointing } }: BarProps): JSX.Element {
  const { t } = useTranslation('ink');
  const hand = inkHandOf(session);
  // Whoever takes a pen up wants to write with it, not to point.
  useEffect(() => hand.kit.subscribe(() => setPointing(false)), [hand, setPointing]);
  const isBlank = useInk(session, () => !isAnythingSeen(hand.shown(surface)));
  return (
    <section className={styles['bar']} aria-label={t('tools')}>
      <InkTools session={session} surface={surface} resting={pointing} />
      <IconButton
        show="below"
        icon={<BrushCleaning />}
        word={t('clear')}
        disabled={isBlank}
        onClick={() => hand.clear(surface)}
      />
      <GivePen session={session} />
    </section>
  );
}
