import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVoiceReport } from '../../lesson/audible/useVoiceReport.ts';
import { useCourse } from '../../lesson/course/useCourse.ts';
import { StageAnnouncer } from '../../lesson/floor/StageAnnouncer.tsx';
import { StageBar } from '../../lesson/floor/StageBar.tsx';
import { useStage } from '../../lesson/floor/useStage.ts';
import { HandQueue } from '../../lesson/hands/HandQueue.tsx';
import { useHandSound } from '../../lesson/hands/handSound.ts';
import { useCalls } from '../../lesson/hands/useCalls.ts';
import { TeacherInkBar } from '../../lesson/ink/TeacherInkBar.tsx';
import { useInkKeys } from '../../lesson/ink/useInkKeys.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { MainView } from '../../lesson/layout/MainView.tsx';
import { useLayout } from '../../lesson/layout/useLayout.ts';
import { AskPanel } from '../../lesson/polls/AskPanel.tsx';
import { SourceStrip } from '../../lesson/sources/SourceStrip.tsx';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import { useSourceActions } from '../../lesson/sources/useSourceActions.ts';
import { SurfaceBar } from '../../lesson/surface/SurfaceBar.tsx';
import { useSurface } from '../../lesson/surface/useSurface.ts';
import { usePlaces } from '../../lesson/wall/usePlaces.ts';
import { Wall } from '../../lesson/wall/Wall.tsx';
import { BottomBar } from './BottomBar.tsx';
import styles from './LiveScreen.module.css';
import { TopBar } from './TopBar.tsx';
import { useMore } from './useMore.ts';
import { useShortcuts } from './useShortcuts.ts';

type Props = { readonly session: LessonSession; readonly sources: TeacherSources; readonly bands: ReactNode };

/** The lesson while it is live: what the classrooms see, the classrooms, and the controls below. */
export function LiveScreen({ session, sources, bands }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const places = usePlaces(session);
  const stage = useStage(session);
  const calls = useCalls(session, stage);
  const layout = useLayout(session);
  const surface = useSurface(session);
  const course = useCourse(session);
  useVoiceReport(session, 'teacher-camera');
  const actions = useSourceActions(session, sources);
  const more = useMore();
  useHandSound(session);
  useShortcuts({
    ...actions,
    toggleClassroom: (number) => {
      const seat = places[number - 1]?.seat;
      if (seat && seat.presence !== 'left') stage.toggle(seat.seatId);
    },
    emptyStage: stage.empty,
    callFirstHand: calls.firstHand,
    callFairly: () => calls.fairly?.(),
    automaticLayout: () => layout.hold(null),
    ink: useInkKeys(session, surface),
    toggleHelp: () => more.toggle('shortcuts'),
  });
  return (
    <div className={styles['console']}>
      <TopBar session={session} course={course} places={places} />
      {bands}
      <main className={styles['body']}>
        <h1 className="said">{t('title')}</h1>
        <div className={styles['main']}>
          <div className={styles['shown']}>
            <MainView session={session} layout={layout} surface={surface} />
            <div className={styles['under']}>
              <div className={styles['tools']}>
                <TeacherInkBar session={session} layout={layout} surface={surface} />
                <SurfaceBar session={session} surface={surface} />
              </div>
              <SourceStrip session={session} sources={sources} layout={layout} surface={surface} />
            </div>
          </div>
          <AskPanel session={session} />
        </div>
        <div className={styles['classrooms']}>
          <div className={styles['wall']}>
            <Wall session={session} places={places} stage={stage} />
          </div>
          <HandQueue
            session={session}
            places={places}
            stage={stage}
            calls={calls}
            controls={<StageBar session={session} stage={stage} calls={calls} />}
          />
        </div>
      </main>
      <BottomBar session={session} sources={sources} actions={actions} layout={layout} surface={surface} more={more} />
      <StageAnnouncer session={session} />
    </div>
  );
}
