import { CircleCheck, VideoOff } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseScene, isSurface } from '../../../shared/lesson/chooseScene.ts';
import { arrangeBoard } from '../../../shared/stage/arrangeBoard.ts';
import { boardUse } from '../../../shared/stage/boardUse.ts';
import { sourceKey } from '../../../shared/timeline/tracks.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { useSize } from '../../kit/useSize.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import type { ObserverSession } from '../../lesson/observing/ObserverSession.ts';
import { ClassBoard } from '../../lesson/polls/ClassBoard.tsx';
import { LessonSurface } from '../../lesson/surface/LessonSurface.tsx';
import { enlarge } from '../../stage/enlarge.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import { SceneTiles } from '../../stage/SceneTiles.tsx';
import type { LiveMarking } from '../../study/marks/live/LiveMarking.ts';
import { LiveRegionLayer } from '../../study/marks/live/LiveRegionLayer.tsx';
import { useTileName } from '../classroom-display/useTileName.tsx';
import stage from '../replay/ReplayStage.module.css';
import styles from './observer.module.css';
import { ToRecording } from './ToRecording.tsx';

type Props = { readonly session: ObserverSession; readonly marking: LiveMarking };

/** What a classroom that only listens has on its screen, or one picture large as the observer wants it. */
export function ObservedStage({ session, marking }: Props): JSX.Element {
  const { t } = useTranslation('observing');
  const [measure, size] = useSize();
  const ended = useLesson(session.store, ({ phase }) => phase === 'ended');
  const ratio = size && size.heightPx > 0 ? size.widthPx / size.heightPx : 16 / 9;
  return (
    <section ref={measure} className={stage['stage']} aria-label={t('stage')}>
      {ended ? (
        <Ended session={session} />
      ) : (
        <div className={stage['units']}>
          {size ? <Scene session={session} marking={marking} ratio={ratio} /> : null}
        </div>
      )}
    </section>
  );
}

function Scene({ session, marking, ratio }: Props & { readonly ratio: number }): JSX.Element {
  const { t } = useTranslation('observing');
  const state = useLesson(session.store, (all) => all);
  const source = useObservable(session.enlarged);
  const nameOf = useTileName(state);
  const { scene, arrangement, board } = useMemo(() => {
    const live = chooseScene(state, '');
    const wanted = Object.values(state.streams).find(
      (stream) => stream.medium === 'video' && sourceKey(stream) === source,
    );
    return wanted
      ? arrangeBoard(enlarge(live, wanted), ratio, 'none', 'nothing')
      : arrangeBoard(live, ratio, boardUse(state), 'nothing');
  }, [state, source, ratio]);
  return (
    <>
      <SceneTiles
        scene={scene}
        arrangement={arrangement}
        session={session}
        nameOf={nameOf}
        over={(large) => <LiveRegionLayer marking={marking} trackKey={`${sourceKey(large)}.video`} />}
      />
      {isSurface(scene.main) ? (
        <LessonSurface session={session} surface={scene.main} style={rectStyle(arrangement.main)} />
      ) : null}
      {scene.main === null && board === null ? (
        <div className={stage['nothing']} style={rectStyle(arrangement.main)}>
          <VideoOff aria-hidden="true" />
          <p>{t('nothing-shown')}</p>
        </div>
      ) : null}
      <ClassBoard session={session} answering={null} state={state} place={board} screenRatio={ratio} />
    </>
  );
}

function Ended({ session }: Pick<Props, 'session'>): JSX.Element {
  const { t } = useTranslation('observing');
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  return (
    <div className={styles['ended']} role="status">
      <EmptyState
        icon={<CircleCheck />}
        title={t('ended.title')}
        hint={t('ended.hint')}
        action={plan ? <ToRecording lesson={plan} /> : null}
      />
    </div>
  );
}
