import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import { handOf, placeInQueue } from '../../../shared/lesson/hands.ts';
import { isMuted } from '../../../shared/lesson/microphone.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { ClassroomId, SeatId } from '../../../shared/vocabulary/index.ts';
import { type Observable, useObservable } from '../../kit/Observable.ts';
import { useVoiceReport } from '../../lesson/audible/useVoiceReport.ts';
import { BellBand } from '../../lesson/bell/BellBand.tsx';
import { useStageGuard } from '../../lesson/guard/useStageGuard.ts';
import { DisplayInkBar } from '../../lesson/ink/DisplayInkBar.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import type { OwnMicrophone } from '../../lesson/microphone/useOwnMicrophone.ts';
import { WhileWished } from '../../lesson/microphone/WhileWished.tsx';
import { boardUse, ClassBoard } from '../../lesson/polls/ClassBoard.tsx';
import { PraiseShow } from '../../lesson/praise/PraiseShow.tsx';
import { RoomCodeCard } from '../../lesson/pupils/RoomCodeCard.tsx';
import { LessonSurface } from '../../lesson/surface/LessonSurface.tsx';
import { TimerMark } from '../../lesson/timer/TimerMark.tsx';
import { useTimerShown } from '../../lesson/timer/useTimerShown.ts';
import { arrangeBoard, type Boarded } from '../../stage/arrangeBoard.ts';
import { besideWords } from '../../stage/besideWords.ts';
import { chooseScene, isSurface, type Scene } from '../../stage/chooseScene.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import { SceneTiles } from '../../stage/SceneTiles.tsx';
import { LiveWords } from './LiveWords.tsx';
import type { OwnDevices } from './life/OwnDevices.ts';
import styles from './live.module.css';
import type { LiveFacts } from './liveWords.ts';
import { MicrophoneAskedWords } from './MicrophoneAskedWords.tsx';
import { LiveMenu } from './menu/LiveMenu.tsx';
import { NamePlate } from './NamePlate.tsx';
import { schoolOf } from './names.ts';
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
  readonly ownMicrophone: OwnMicrophone;
  readonly classroomId: ClassroomId;
  /** Shows the code for an assistant's phone. */
  readonly onShowPass: () => void;
};

/** The lesson itself, arranged by what happens in it. */
export function LiveView(props: Props): JSX.Element {
  const { session, state, ownSeatId, devices, blocked, ownMicrophone, classroomId, onShowPass } = props;
  const { t } = useTranslation('display');
  useStageGuard(session, ownSeatId, devices.microphone);
  useVoiceReport(session, 'classroom-return');
  const ratio = useScreenRatio();
  const { scene, arrangement, board } = useArranged(state, ownSeatId, ratio);
  const strip = besideWords(arrangement.words, useTimerShown(session));
  const facts = useLiveFacts({ state, ownSeatId, devices, blocked });
  const nameOf = useTileName(state);
  return (
    <div
      className={styles['stage']}
      data-layout={scene.layout}
      data-on-stage={scene.selfOnStage}
      data-crowded={isCrowded(scene)}
    >
      <SceneTiles scene={scene} arrangement={arrangement} session={session} nameOf={nameOf} />
      {isSurface(scene.main) && (
        <LessonSurface session={session} surface={scene.main} style={rectStyle(arrangement.main)} />
      )}
      {scene.main === null && board === null && (
        <p className={styles['empty']} style={rectStyle(arrangement.main)}>
          {t(facts.teacherAway ? 'live.teacher-away' : 'live.no-picture')}
        </p>
      )}
      <OwnPicture
        devices={devices}
        place={arrangement.self}
        plate={scene.selfOnStage ? <NamePlate name={t('self')} /> : null}
      />
      {isSurface(scene.main) && <DisplayInkBar session={session} surface={scene.main} />}
      <ClassBoard session={session} state={state} place={board} screenRatio={ratio} />
      <WhileWished
        session={session}
        askedAtMs={ownMicrophone.askedAtMs}
        otherwise={
          <LiveWords
            facts={facts}
            place={strip.words}
            saidAbove={scene.main === null && board === null}
            aheadMs={session.clockAheadMs}
          />
        }
      >
        <MicrophoneAskedWords microphone={ownMicrophone} place={strip.words} />
      </WhileWished>
      <RoomCodeCard session={session} classroomId={classroomId} board={board} />
      <TimerMark session={session} place={strip.clock} />
      <PraiseShow session={session} />
      <BellBand session={session} />
      <LiveMenu
        session={session}
        ownSeatId={ownSeatId}
        classroomId={classroomId}
        ownMicrophone={ownMicrophone}
        onShowPass={onShowPass}
        asleep={facts.soundBlocked}
      />
    </div>
  );
}

/** From this many pictures on, each is so small that the names on them are set smaller. */
const CROWDED_FROM = 4;

const isCrowded = ({ main, more, side, selfOnStage }: Scene): boolean =>
  (main ? 1 : 0) + more.length + side.length + (selfOnStage ? 1 : 0) >= CROWDED_FROM;

function useArranged(state: LessonState, ownSeatId: SeatId, ratio: number): Boarded {
  return useMemo(() => arrangeBoard(chooseScene(state, ownSeatId), ratio, boardUse(state)), [state, ownSeatId, ratio]);
}

type Seen = Pick<Props, 'state' | 'ownSeatId' | 'devices' | 'blocked'>;

function useLiveFacts({ state, ownSeatId, devices, blocked }: Seen): LiveFacts {
  const soundBlocked = useObservable(blocked);
  const microphone = useObservable(devices.microphone);
  const { t } = useTranslation('hands');
  const speakers = state.floor.filter((place) => place.seatId !== ownSeatId);
  const hand = handOf(state, ownSeatId);
  const muted = isMuted(state, state.seats[ownSeatId]?.classroomId ?? null);
  const teacher = Object.values(state.seats).find((seat) => seat.role === 'teacher');
  return {
    soundBlocked,
    onStage: isOnStage(state, ownSeatId),
    untilAtMs: state.floor.find((place) => place.seatId === ownSeatId)?.untilAtMs ?? null,
    hand: hand ? { place: placeInQueue(state, ownSeatId), raisedAtMs: hand.raisedAtMs } : null,
    speaker: speakers.length === 0 ? null : speakers.map(({ seatId }) => schoolOf(state, seatId)).join(t('and')),
    microphone: microphone ? (muted ? 'muted' : 'open') : 'none',
    teacherAway: teacher?.presence !== 'here',
    linePoor: useHeld(state.links[ownSeatId]?.quality === 'poor', POOR_HELD_MS),
  };
}
