import type { CSSProperties, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSize } from '../../kit/useSize.ts';
import type { Stage } from '../floor/useStage.ts';
import type { LessonSession } from '../LessonSession.ts';
import { wallColumns } from './fitWall.ts';
import styles from './Wall.module.css';
import { WallTile } from './WallTile.tsx';
import type { WallPlace } from './wallPlaces.ts';

/** Between tiles: `--space-3`. */
const GAP_PX = 12;
/** Name, classroom, line and turns below the picture. */
const FOOT_PX = 126;

type Props = {
  readonly session: LessonSession;
  readonly places: readonly WallPlace[];
  /** Leave out before the lesson. */
  readonly stage?: Stage;
};

/** All listening classrooms, as large as they can be while all are in sight. */
export function Wall({ session, places, stage }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const [measure, size] = useSize();
  const columns = size === null ? 2 : wallColumns({ count: places.length, ...size, gapPx: GAP_PX, footPx: FOOT_PX });
  const fitting: CSSProperties & Record<'--fitting', number> = { '--fitting': columns };
  return (
    <section ref={measure} className={styles['wall']} aria-label={t('wall')} tabIndex={stage ? -1 : 0}>
      {places.length === 0 ? <p className={styles['nobody']}>{t('wall.nobody')}</p> : null}
      <div className={styles['tiles']} style={fitting}>
        {places.map((place) => (
          <WallTile key={place.classroomId} session={session} place={place} {...(stage ? { stage } : {})} />
        ))}
      </div>
    </section>
  );
}
