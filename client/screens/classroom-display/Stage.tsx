import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import { isSurface, type Scene } from '../../../shared/lesson/chooseScene.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Boarded } from '../../../shared/stage/arrangeBoard.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { DrawnLesson } from '../../lesson/DrawnLesson.ts';
import { DisplayInkBar } from '../../lesson/ink/DisplayInkBar.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { ClassBoard } from '../../lesson/polls/ClassBoard.tsx';
import { LessonSurface } from '../../lesson/surface/LessonSurface.tsx';
import { TakeMark } from '../../lesson/takes/TakeMark.tsx';
import { rectStyle } from '../../stage/rectStyle.ts';
import { SceneTiles } from '../../stage/SceneTiles.tsx';
import type { OwnDevices } from './life/OwnDevices.ts';
import styles from './live.module.css';
import { NamePlate } from './NamePlate.tsx';
import { OwnPicture } from './OwnPicture.tsx';
import { useScreenRatio } from './useScreenRatio.ts';
import type { ScreenPart } from './useStage.ts';
import { useTileName } from './useTileName.tsx';

/** From this many pictures on, each is so small that the names on them are set smaller. */
const CROWDED_FROM = 4;

/** What the pictures of a lesson are drawn from. */
export type StageSource = {
  readonly session: LessonSession;
  readonly state: LessonState;
  /** The state by which it is arranged: that of now, or with the page of a while ago. */
  readonly seen: LessonState;
  /** Where the page comes from while the classroom catches up. */
  readonly past: DrawnLesson | null;
  readonly ownSeatId: SeatId;
  readonly devices: OwnDevices;
};

type Props = StageSource & {
  readonly part: ScreenPart;
  readonly shown: Boarded;
  /** Where there is nothing to see: why. */
  readonly empty: ReactNode;
  /** What only this screen has besides pictures. */
  readonly children?: ReactNode;
};

/** The pictures of one screen: who is seen, what is read, and what is asked. */
export function Stage({ session, state, past, ownSeatId, devices, part, shown, empty, children }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const { scene, arrangement, board } = shown;
  const nameOf = useTileName(state);
  const ratio = useScreenRatio();
  return (
    <div
      className={styles['stage']}
      data-part={part}
      data-layout={scene.layout}
      data-on-stage={isOnStage(state, ownSeatId)}
      data-crowded={isCrowded(scene)}
    >
      <SceneTiles scene={scene} arrangement={arrangement} session={session} nameOf={nameOf} />
      {isSurface(scene.main) && (
        <LessonSurface session={past ?? session} surface={scene.main} style={rectStyle(arrangement.main)} />
      )}
      {scene.main === null && board === null && (
        <div className={styles['empty']} style={rectStyle(arrangement.main)}>
          {empty}
        </div>
      )}
      {arrangement.self && (
        <OwnPicture
          devices={devices}
          place={arrangement.self}
          plate={scene.selfOnStage ? <NamePlate name={t('self')} /> : null}
        />
      )}
      {isSurface(scene.main) && !past && <DisplayInkBar session={session} surface={scene.main} />}
      <ClassBoard session={session} answering={session} state={state} place={board} screenRatio={ratio} />
      <TakeMark state={state} />
      {children}
    </div>
  );
}

const isCrowded = ({ main, more, side, selfOnStage }: Scene): boolean =>
  (main ? 1 : 0) + more.length + side.length + (selfOnStage ? 1 : 0) >= CROWDED_FROM;
