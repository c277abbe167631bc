import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayoutName } from '../../../shared/lesson/state.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { seenMain } from '../layout/MainView.tsx';
import type { Layout } from '../layout/useLayout.ts';
import type { SurfaceChoice } from '../surface/useSurface.ts';
import { SourceCard } from './SourceCard.tsx';
import styles from './SourceStrip.module.css';
import type { TeacherSources } from './TeacherSources.ts';

/** The teacher's own pictures and the layout that makes each of them large. */
const OWN = [
  { kind: 'teacher-camera', layout: 'teacher' },
  { kind: 'document-camera', layout: 'document-camera' },
  { kind: 'courseware', layout: 'courseware' },
] as const satisfies readonly { kind: string; layout: LayoutName }[];

type Props = {
  readonly session: LessonSession;
  readonly sources: TeacherSources;
  readonly layout: Layout;
  readonly surface: SurfaceChoice;
};

/** Every picture that the classrooms could see large. A press makes it so and holds it; a second one lets go. */
export function SourceStrip({ session, sources, layout, surface }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const local = useObservable(session.local.streams);
  const synthetic = useObservable(sources.camera.view).use === 'synthetic';
  const main = useLesson(session.store, (lesson) => seenMain(lesson, { held: layout.held, surface: surface.shown }));
  const tracks = useObservable(session.tracks);
  const onStage = useLesson(session.store, ({ floor, streams }) =>
    Object.values(streams).find((stream) => stream.medium === 'video' && stream.seatId === floor[0]?.seatId),
  );
  const stageName = useLesson(
    session.store,
    ({ seats, plan }) =>
      plan?.listening.find(({ classroomId }) => onStage && classroomId === seats[onStage.seatId]?.classroomId)
        ?.schoolName,
  );
  const card = (which: LayoutName) => ({
    held: layout.held === which,
    onPress: () => {
      // The shared screen is wanted: what is drawn would be shown before it.
      if (which === 'courseware' && surface.shown !== null) surface.show(null);
      layout.hold(layout.held === which ? null : which);
    },
  });
  return (
    <section className={styles['strip']} aria-label={t('strip')}>
      {OWN.map(({ kind, layout: which }) => {
        const stream = local.get(`${kind}/video`);
        if (!stream && kind !== 'teacher-camera') return null;
        const word = kind === 'teacher-camera' && synthetic ? t('synthetic.camera') : t(`source.${kind}`);
        const seen = main?.kind === kind;
        return (
          <SourceCard
            key={kind}
            kind={kind}
            word={word}
            track={stream?.muted ? undefined : stream?.track}
            seen={seen}
            {...card(which)}
          />
        );
      })}
      {onStage && stageName ? (
        <SourceCard
          kind="classroom-return"
          word={stageName}
          track={tracks.get(onStage.streamId)}
          seen={main === onStage}
          {...card('stage')}
        />
      ) : null}
    </section>
  );
}
