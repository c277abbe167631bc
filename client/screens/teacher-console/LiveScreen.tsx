import { type JSX, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCourse } from '../../lesson/course/useCourse.ts';
import { StageAnnouncer } from '../../lesson/floor/StageAnnouncer.tsx';
import { useStage } from '../../lesson/floor/useStage.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { MainView } from '../../lesson/layout/MainView.tsx';
import { useLayout } from '../../lesson/layout/useLayout.ts';
import { SourceStrip } from '../../lesson/sources/SourceStrip.tsx';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import { useSourceActions } from '../../lesson/sources/useSourceActions.ts';
import { usePlaces } from '../../lesson/wall/usePlaces.ts';
import { Wall } from '../../lesson/wall/Wall.tsx';
import { BottomBar } from './BottomBar.tsx';
import styles from './LiveScreen.module.css';
import { TopBar } from './TopBar.tsx';
import { useShortcuts } from './useShortcuts.ts';

type Props = { readonly session: LessonSession; readonly sources: TeacherSources; readonly bands: ReactNode };

/** The lesson while it is live: what the classrooms see, the classrooms, and the controls below. */
export function LiveScreen({ session, sources, bands }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const places = usePlaces(session);
  const stage = useStage(session);
  const layout = useLayout(session);
  const course = useCourse(session);
  const actions = useSourceActions(session, sources);
  const [helping, setHelping] = useState(false);
  useShortcuts({
    ...actions,
    toggleClassroom: (number) => {
      const seat = places[number - 1]?.seat;
      if (seat && seat.presence !== 'left') stage.toggle(seat.seatId);
    },
    emptyStage: stage.empty,
    automaticLayout: () => layout.hold(null),
    toggleHelp: () => setHelping((open) => !open),
  });
  return (
    <div className={styles['console']}>
      <TopBar session={session} course={course} places={places} />
      {bands}
      <main className={styles['body']}>
        <h1 className="said">{t('title')}</h1>
        <MainView session={session} layout={layout} />
        <SourceStrip session={session} sources={sources} layout={layout} />
        <div className={styles['wall']}>
          <Wall session={session} places={places} stage={stage} />
        </div>
      </main>
      <BottomBar
        session={session}
        sources={sources}
        actions={actions}
        layout={layout}
        helping={helping}
        onHelping={setHelping}
      />
      <StageAnnouncer session={session} />
    </div>
  );
}
