import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { type Observable, useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { type Arrangement, arrangeScene } from '../../stage/arrangeScene.ts';
import { chooseScene, type Scene } from '../../stage/chooseScene.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import { SceneTiles } from '../../stage/SceneTiles.tsx';
import { LiveWords } from './LiveWords.tsx';
import type { OwnDevices } from './life/OwnDevices.ts';
import styles from './live.module.css';
import type { LiveFacts } from './liveWords.ts';
import { NamePlate } from './NamePlate.tsx';
import { classroomOf } from './names.ts';
import { OwnPicture } from './OwnPicture.tsx';
import { useHeld } from './useHeld.ts';
import { useScreenRatio } from './useScreenRatio.ts';
import { useTileName } from './useTileName.tsx';

/** Lines are measured each 5 s; a word about a bad one outlasts two good samples, in ms. */
const POOR_HELD_MS = 12_000;

type Props = {
  readonly session: LessonSession;
  readonly state: LessonState;
  readonly ownSeatId: SeatId;
  readonly devices: OwnDevices;
  readonly blocked: Observable<boolean>;
};

/** The lesson itself, arranged by what happens in it. */
export function LiveView({ session, state, ownSeatId, devices, blocked }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const { scene, arrangement } = useArranged(state, ownSeatId);
  const facts = useLiveFacts({ state, ownSeatId, devices, blocked });
  const nameOf = useTileName(state);
  return (
    <div className={styles['stage']} data-layout={scene.layout} data-on-stage={scene.selfOnStage}>
      <SceneTiles scene={scene} arrangement={arrangement} session={session} nameOf={nameOf} />
      {scene.main === null && (
        <p className={styles['empty']} style={rectStyle(arrangement.main)}>
          {t(facts.teacherAway ? 'live.teacher-away' : 'live.no-picture')}
        </p>
      )}
      <OwnPicture
        devices={devices}
        place={arrangement.self}
        plate={scene.selfOnStage ? <NamePlate name={t('self')} /> : null}
      />
      <LiveWords facts={facts} place={arrangement.words} saidAbove={scene.main === null} />
    </div>
  );
}

function useArranged(
  state: LessonState,
  ownSeatId: SeatId,
): { readonly scene: Scene; readonly arrangement: Arrangement } {
  const ratio = useScreenRatio();
  return useMemo(() => {
    const scene = chooseScene(state, ownSeatId);
    return { scene, arrangement: arrangeScene(scene, ratio) };
  }, [state, ownSeatId, ratio]);
}

function useLiveFacts({ state, ownSeatId, devices, blocked }: Omit<Props, 'session'>): LiveFacts {
  const soundBlocked = useObservable(blocked);
  const microphone = useObservable(devices.microphone);
  const speaker = state.floor.find((place) => place.seatId !== ownSeatId);
  const teacher = Object.values(state.seats).find((seat) => seat.role === 'teacher');
  return {
    soundBlocked,
    onStage: isOnStage(state, ownSeatId),
    speaker: speaker
      ? (classroomOf(state, speaker.seatId)?.schoolName ?? state.seats[speaker.seatId]?.name ?? '')
      : null,
    microphone: microphone ? 'open' : 'none',
    teacherAway: teacher?.presence !== 'here',
    linePoor: useHeld(state.links[ownSeatId]?.quality === 'poor', POOR_HELD_MS),
  };
}
