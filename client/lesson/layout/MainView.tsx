import { MonitorUp, VideoOff } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseScene, isSurface, type Main, type Scene, type ShownState } from '../../../shared/lesson/chooseScene.ts';
import type { Stream } from '../../../shared/lesson/state.ts';
import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { useSize } from '../../kit/useSize.ts';
import { StreamTile } from '../../stage/StreamTile.tsx';
import { PointerPad } from '../courseware/PointerPad.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { LessonSurface } from '../surface/LessonSurface.tsx';
import type { SurfaceChoice } from '../surface/useSurface.ts';
import { fitPicture } from '../wall/fitWall.ts';
import styles from './MainView.module.css';
import { isWholeScreen, mainName } from './mainName.ts';
import { SharedStage } from './SharedStage.tsx';
import type { Layout } from './useLayout.ts';

/**
 * What a classroom that is not on stage sees large: the same choice by the same function as on its own display.
 *
 * @param asked - Layout and surface as the teacher has just asked for them, which may be ahead of the state.
 */
export function seenMain(state: ShownState, { held, surface }: Asked): Main | null {
  return chooseScene({ ...state, heldLayout: held, surface }, '').main;
}

type Asked = { readonly held: Layout['held']; readonly surface: Surface | null };

/** The same with those who share its place. */
function useSeen(session: LessonSession, { held, surface }: Asked): Pick<Scene, 'main' | 'more'> {
  const streams = useLesson(session.store, (lesson) => lesson.streams);
  const floor = useLesson(session.store, (lesson) => lesson.floor);
  const seats = useLesson(session.store, (lesson) => lesson.seats);
  const ownLayouts = useLesson(session.store, (lesson) => lesson.ownLayouts);
  return useMemo(
    () => chooseScene({ streams, floor, seats, ownLayouts, heldLayout: held, surface }, ''),
    [streams, floor, seats, ownLayouts, held, surface],
  );
}

/** The large picture of the console: what the classrooms see. */
export function MainView({
  session,
  layout,
  surface,
}: {
  readonly session: LessonSession;
  readonly layout: Layout;
  readonly surface: SurfaceChoice;
}): JSX.Element {
  const { t } = useTranslation('console');
  const { main, more } = useSeen(session, { held: layout.held, surface: surface.shown });
  const [measure, size] = useSize();
  const picture = useMemo(() => (size ? fitPicture(size) : { width: 0, height: 0 }), [size]);
  return (
    <section ref={measure} className={styles['main']} aria-label={t('main')}>
      <div className={styles['picture']} style={picture} data-shot>
        {isSurface(main) ? (
          <LessonSurface session={session} surface={main} style={WHOLE}>
            {surface.pointing && <PointerPad session={session} />}
          </LessonSurface>
        ) : (
          <>
            <Pictures session={session} main={main} more={more} />
            <span className={styles['tag']}>{t('main.tag')}</span>
          </>
        )}
      </div>
    </section>
  );
}

const WHOLE = { height: '100%' };

type PicturesProps = {
  readonly session: LessonSession;
  readonly main: Stream | null;
  /** Who shares its place. */
  readonly more: readonly Stream[];
};

function Pictures({ session, main, more }: PicturesProps): JSX.Element {
  const { t } = useTranslation('console');
  const name = useLesson(session.store, (lesson) => (main ? mainName(lesson, main) : ''));
  if (!main) return <NoPicture />;
  if (more.length > 0) return <SharedStage session={session} streams={[main, ...more]} />;
  return <MainPicture session={session} stream={main} name={name || t('main.own')} />;
}

type PictureProps = { readonly session: LessonSession; readonly stream: Stream; readonly name: string };

function MainPicture({ session, stream, name }: PictureProps): JSX.Element {
  const received = useObservable(session.tracks).get(stream.streamId);
  const own = useObservable(session.local.streams).get(`${stream.kind}/video`);
  const ours = stream.kind !== 'classroom-return';
  if (ours && own && isWholeScreen(own.track)) return <WholeScreen />;
  return (
    <StreamTile
      kind={stream.kind}
      label={name}
      plate={null}
      track={ours ? own?.track : received}
      {...(ours ? {} : { received: { streamId: stream.streamId, drawn: session.drawn } })}
      style={WHOLE}
    />
  );
}

/** A picture of this very screen would show itself in itself, without end. */
function WholeScreen(): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <div className={styles['none']}>
      <EmptyState icon={<MonitorUp />} title={t('main.whole-screen')} hint={t('main.whole-screen.hint')} />
    </div>
  );
}

function NoPicture(): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <div className={styles['none']}>
      <EmptyState icon={<VideoOff />} title={t('main.none')} hint={t('main.none.hint')} />
    </div>
  );
}
