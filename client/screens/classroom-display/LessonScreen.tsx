import { type JSX, useMemo, useState } from 'react';
import type { Lesson } from '../../../shared/api/index.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { Observable, useObservable } from '../../kit/Observable.ts';
import { useDecks } from '../../lesson/courseware/useDecks.ts';
import { DrillMark } from '../../lesson/drill/DrillMark.tsx';
import { useDrillReport } from '../../lesson/drill/useDrillReport.ts';
import type { LessonSession, SessionStatus } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { useOwnMicrophone } from '../../lesson/microphone/useOwnMicrophone.ts';
import { LessonAudio } from '../../stage/LessonAudio.tsx';
import { AwayNote } from './AwayNote.tsx';
import { DisplacedScreen } from './DisplacedScreen.tsx';
import { EndedScreen } from './EndedScreen.tsx';
import { type DisplayState, Frame } from './Frame.tsx';
import { LiveView } from './LiveView.tsx';
import { LobbyPass } from './LobbyPass.tsx';
import { LobbyView } from './LobbyView.tsx';
import type { Display } from './life/Display.ts';
import type { DisplayWho } from './life/displayView.ts';
import { useLessonKeys } from './manners/useLessonKeys.ts';
import { PassPanel } from './PassPanel.tsx';
import type { SecondWindow } from './second/SecondWindow.ts';

type Props = {
  readonly who: DisplayWho;
  readonly lesson: Lesson;
  readonly session: LessonSession;
  readonly display: Pick<Display, 'agenda' | 'devices'>;
  readonly second: SecondWindow;
};

const whole = (lesson: LessonState): LessonState => lesson;

/** In a lesson: the lobby before it, the stage during it, and over both what is to be said when the line is gone. */
export function LessonScreen({ who, lesson, session, display, second }: Props): JSX.Element {
  const status = useObservable(session.status);
  const state = useLesson(session.store, whole);
  useDecks(session, who.classroomId);
  useDrillReport(session);
  const blocked = useMemo(() => new Observable(false), []);
  const hushed = useMemo(() => new Observable(false), []);
  const ownMicrophone = useOwnMicrophone(session, who.classroomId);
  const [showingPass, showPass] = useState(false);
  const togglePass = (): void => showPass((shown) => !shown);
  const hidePass = (): void => showPass(false);
  useLessonKeys({ toggleMicrophone: ownMicrophone.toggle, togglePass, close: hidePass });
  if (status.step === 'displaced') return <DisplacedScreen onTake={() => session.takeSeat()} />;
  if (state.phase === 'ended') return <EndedScreen who={who} lesson={lesson} agenda={display.agenda} />;
  const ownSeatId = classroomSeat(state, who.classroomId)?.seatId;
  const live = state.phase === 'live' && ownSeatId !== undefined;
  return (
    <Frame state={frameState(status, live)} bare={live}>
      {live ? (
        <LiveView
          session={session}
          state={state}
          lessonTitle={lesson.title}
          ownSeatId={ownSeatId}
          devices={display.devices}
          blocked={blocked}
          hushed={hushed}
          ownMicrophone={ownMicrophone}
          classroomId={who.classroomId}
          second={second}
          onShowPass={togglePass}
        />
      ) : (
        <LobbyView
          lesson={lesson}
          state={state}
          entering={status.step === 'connecting'}
          display={display}
          muted={ownMicrophone.muted}
          assistant={<LobbyPass session={session} classroomId={who.classroomId} />}
        />
      )}
      {showingPass ? <PassPanel session={session} classroomId={who.classroomId} onClose={hidePass} /> : null}
      <DrillMark state={state} />
      <AwayNote session={session} />
      <LessonAudio session={session} blocked={blocked} hushed={hushed} />
    </Frame>
  );
}

function frameState(status: SessionStatus, live: boolean): DisplayState {
  if (status.step === 'away' || status.step === 'refused') return 'away';
  return live ? 'live' : 'lobby';
}
