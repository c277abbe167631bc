import { type JSX, useMemo } from 'react';
import { Observable } from '../../kit/Observable.ts';
import { useDecks } from '../../lesson/courseware/useDecks.ts';
import { useDrillReport } from '../../lesson/drill/useDrillReport.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { useTeacherSources } from '../../lesson/sources/useTeacherSources.ts';
import { LessonAudio } from '../../stage/LessonAudio.tsx';
import { Bands } from './Bands.tsx';
import { LiveScreen } from './LiveScreen.tsx';
import { LobbyScreen } from './LobbyScreen.tsx';
import { ConnectingScreen } from './StateScreens.tsx';

/** The lesson from the lobby to its end: camera and sound stay open from the one to the other. */
export function Classroom({ session }: { readonly session: LessonSession }): JSX.Element {
  const sources = useTeacherSources(session);
  const phase = useLesson(session.store, (lesson) => lesson.phase);
  useDecks(session, null);
  useDrillReport(session);
  const blocked = useMemo(() => new Observable(false), []);
  if (!sources) return <ConnectingScreen />;
  const bands = <Bands session={session} sources={sources} blocked={blocked} />;
  const Screen = phase === 'waiting' ? LobbyScreen : LiveScreen;
  return (
    <>
      <Screen session={session} sources={sources} bands={bands} />
      <LessonAudio session={session} blocked={blocked} />
    </>
  );
}
