import { MonitorUp, VideoOff } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonState, Stream } from '../../../shared/lesson/state.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { useSize } from '../../kit/useSize.ts';
import { chooseScene } from '../../stage/chooseScene.ts';
import { StreamTile } from '../../stage/StreamTile.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { fitPicture } from '../wall/fitWall.ts';
import styles from './MainView.module.css';
import { isWholeScreen, mainName } from './mainName.ts';
import type { Layout } from './useLayout.ts';

/**
 * What a classroom that is not on stage sees large: the same choice by the same function as on its own display.
 *
 * @param held - The layout as the teacher has just asked for it, which may be ahead of the state.
 */
export function seenMain(state: LessonState, held: Layout['held']): Stream | null {
  return chooseScene({ ...state, heldLayout: held }, '').main;
}

/** The large picture of the console: what the classrooms see. */
export function MainView({
  session,
  layout,
}: {
  readonly session: LessonSession;
  readonly layout: Layout;
}): JSX.Element {
  const { t } = useTranslation('console');
  const main = useLesson(session.store, (lesson) => seenMain(lesson, layout.held));
  const name = useLesson(session.store, (lesson) => (main ? mainName(lesson, main) : ''));
  const [measure, size] = useSize();
  const picture = useMemo(() => (size ? fitPicture(size) : { width: 0, height: 0 }), [size]);
  return (
    <section ref={measure} className={styles['main']} aria-label={t('main')}>
      <div className={styles['picture']} style={picture}>
        {main ? <MainPicture session={session} stream={main} name={name || t('main.own')} /> : <NoPicture />}
        <span className={styles['tag']}>{t('main.tag')}</span>
      </div>
    </section>
  );
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
      style={{ height: '100%' }}
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
