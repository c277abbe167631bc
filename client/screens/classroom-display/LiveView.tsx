import type { JSX, ReactNode } from 'react';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Rect } from '../../../shared/stage/rect.ts';
import type { ClassroomId, SeatId } from '../../../shared/vocabulary/index.ts';
import type { Observable } from '../../kit/Observable.ts';
import { useVoiceReport } from '../../lesson/audible/useVoiceReport.ts';
import { BellBand } from '../../lesson/bell/BellBand.tsx';
import { useCatchUp } from '../../lesson/catchup/useCatchUp.ts';
import { useCatchUpLesson, useSeen } from '../../lesson/catchup/useCatchUpLesson.ts';
import { useStageGuard } from '../../lesson/guard/useStageGuard.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import type { OwnMicrophone } from '../../lesson/microphone/useOwnMicrophone.ts';
import { WhileWished } from '../../lesson/microphone/WhileWished.tsx';
import { PraiseShow } from '../../lesson/praise/PraiseShow.tsx';
import { RoomCodeCard } from '../../lesson/pupils/RoomCodeCard.tsx';
import { TimerMark } from '../../lesson/timer/TimerMark.tsx';
import { useTimerShown } from '../../lesson/timer/useTimerShown.ts';
import { besideWords } from '../../stage/besideWords.ts';
import { CatchUpWords } from './CatchUpWords.tsx';
import { LiveWords } from './LiveWords.tsx';
import type { OwnDevices } from './life/OwnDevices.ts';
import { MicrophoneAskedWords } from './MicrophoneAskedWords.tsx';
import { LiveMenu } from './menu/LiveMenu.tsx';
import { NothingShown } from './NothingShown.tsx';
import { Stage } from './Stage.tsx';
import { SecondStage } from './second/SecondStage.tsx';
import type { SecondWindow } from './second/SecondWindow.ts';
import { useParts } from './second/useParts.ts';
import { useLiveFacts } from './useLiveFacts.ts';
import { useStage } from './useStage.ts';

type Props = {
  readonly session: LessonSession;
  readonly state: LessonState;
  readonly lessonTitle: string;
  readonly ownSeatId: SeatId;
  readonly devices: OwnDevices;
  readonly blocked: Observable<boolean>;
  /** Set while the teacher's sound of what was missed is heard in place of the live one. */
  readonly hushed: Observable<boolean>;
  readonly ownMicrophone: OwnMicrophone;
  readonly classroomId: ClassroomId;
  readonly second: SecondWindow;
  /** Shows the code for an assistant's phone. */
  readonly onShowPass: () => void;
};

/** The lesson itself, arranged by what happens in it; on a second screen too where the room has one. */
export function LiveView(props: Props): JSX.Element {
  const { session, state, lessonTitle, ownSeatId, devices, blocked, ownMicrophone, classroomId, second } = props;
  useStageGuard(session, ownSeatId, devices.microphone);
  useVoiceReport(session, 'classroom-return');
  const parts = useParts(second);
  const { seen, past } = useSeen(state, useCatchUpLesson(session, ownSeatId, props.hushed));
  const shown = useStage(seen, ownSeatId, { part: parts.first, isFirst: true });
  const strip = besideWords(shown.arrangement.words, useTimerShown(session));
  const facts = useLiveFacts({ state, ownSeatId, devices, blocked });
  const source = { session, state, seen, past, ownSeatId, devices };
  const waiting = { teacherAway: facts.teacherAway, lessonTitle };
  const isEmpty = shown.scene.main === null && shown.board === null;
  return (
    <Stage {...source} part={parts.first} shown={shown} empty={<NothingShown {...waiting} part={parts.first} />}>
      <WhileWished
        session={session}
        askedAtMs={ownMicrophone.askedAtMs}
        otherwise={
          <Words session={session} ownSeatId={ownSeatId} place={strip.words}>
            <LiveWords
              facts={facts}
              place={strip.words}
              saidAbove={isEmpty && parts.first !== 'courseware'}
              aheadMs={session.clockAheadMs}
            />
          </Words>
        }
      >
        <MicrophoneAskedWords microphone={ownMicrophone} place={strip.words} />
      </WhileWished>
      <RoomCodeCard session={session} classroomId={classroomId} board={shown.board} />
      <TimerMark session={session} place={strip.clock} />
      <PraiseShow session={session} />
      <BellBand session={session} />
      <LiveMenu
        session={session}
        ownSeatId={ownSeatId}
        classroomId={classroomId}
        ownMicrophone={ownMicrophone}
        second={second}
        onShowPass={props.onShowPass}
        asleep={facts.soundBlocked}
      />
      <SecondStage {...source} {...waiting} part={parts.second} second={second} />
    </Stage>
  );
}

type WordsProps = Pick<Props, 'session' | 'ownSeatId'> & { readonly place: Rect; readonly children: ReactNode };

/** The words at the lower edge: what we missed, while that is to be said, else those of the lesson. */
function Words({ session, ownSeatId, place, children }: WordsProps): ReactNode {
  const choice = useCatchUp(session, ownSeatId);
  const { now } = choice;
  return now && now.step !== 'over' ? <CatchUpWords choice={choice} now={now} place={place} /> : children;
}
