import { Headphones, VideoOff } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isSurface } from '../../../shared/lesson/chooseScene.ts';
import { arrangeBoard } from '../../../shared/stage/arrangeBoard.ts';
import { boardUse } from '../../../shared/stage/boardUse.ts';
import type { Rect } from '../../../shared/stage/rect.ts';
import { sourceKey } from '../../../shared/timeline/tracks.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useObservable } from '../../kit/Observable.ts';
import { useSize } from '../../kit/useSize.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { ClassBoard } from '../../lesson/polls/ClassBoard.tsx';
import { LessonSurface } from '../../lesson/surface/LessonSurface.tsx';
import type { Replay } from '../../playback/Replay.ts';
import { replayScene } from '../../playback/replayScene.ts';
import { TrackPicture } from '../../playback/TrackPicture.tsx';
import { rectStyle } from '../../stage/rectStyle.ts';
import { placeStreams } from '../../stage/SceneTiles.tsx';
import type { Marking } from '../../study/marks/Marking.ts';
import { RegionLayer } from '../../study/marks/RegionLayer.tsx';
import { useTileName } from '../classroom-display/useTileName.tsx';
import styles from './ReplayStage.module.css';
import { Watermark } from './Watermark.tsx';

/** `marking` is `null` where there are no marks: for whoever has a link. */
type Props = { readonly replay: Replay; readonly marking: Marking | null };

/** The pictures, pages, ink and questions of the moment, as a classroom saw them or as the viewer wants them. */
export function ReplayStage({ replay, marking }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const [measure, size] = useSize();
  const ratio = size && size.heightPx > 0 ? size.widthPx / size.heightPx : 16 / 9;
  return (
    <section ref={measure} className={styles['stage']} data-theme="dark" aria-label={t('stage')}>
      <div className={styles['units']}>{size ? <Scene replay={replay} marking={marking} ratio={ratio} /> : null}</div>
      <Watermark replay={replay} />
      <Waiting replay={replay} />
    </section>
  );
}

function Scene({ replay, marking, ratio }: Props & { readonly ratio: number }): JSX.Element {
  const { lesson, tracks } = replay;
  const state = useLesson(lesson.store, (all) => all);
  const saving = useObservable(replay.saving);
  const pinnedKey = useObservable(replay.pinned);
  const nameOf = useTileName(state);
  const pictures = useMemo(() => tracks.filter(({ medium }) => medium === 'video'), [tracks]);
  const pinned = pictures.find((track) => sourceKey(track) === pinnedKey);
  const { scene, arrangement, board } = useMemo(
    () => arrangeBoard(replayScene(state, { pinned, saving }), ratio, pinned ? 'none' : boardUse(state), 'nothing'),
    [state, pinned, saving, ratio],
  );
  return (
    <>
      {placeStreams(scene, arrangement).map(({ stream, rect }) => (
        <TrackPicture
          key={sourceKey(stream)}
          replay={replay}
          track={pictures.find((track) => sourceKey(track) === sourceKey(stream))}
          kind={stream.kind}
          {...nameOf(stream)}
          large={stream === scene.main}
          style={rectStyle(rect)}
          over={(track) => (marking ? <RegionLayer replay={replay} marking={marking} trackKey={track.key} /> : null)}
        />
      ))}
      {isSurface(scene.main) ? (
        <LessonSurface session={lesson} surface={scene.main} style={rectStyle(arrangement.main)} />
      ) : null}
      {scene.main === null && board === null ? <Nothing place={arrangement.main} saving={saving} /> : null}
      <ClassBoard session={lesson} answering={null} state={state} place={board} screenRatio={ratio} />
    </>
  );
}

function Nothing({ place, saving }: { readonly place: Rect; readonly saving: boolean }): JSX.Element {
  const { t } = useTranslation('replay');
  return (
    <div className={styles['nothing']} style={rectStyle(place)}>
      {saving ? <Headphones aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
      <p>{t(saving ? 'saving.on' : 'picture.gap')}</p>
      {saving ? <p className={styles['hint']}>{t('saving.hint')}</p> : null}
    </div>
  );
}

/** Said quietly: why the clock stands, or something that should be there is not. */
function Waiting({ replay }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const waiting = useObservable(replay.playback.waiting);
  const blocked = useObservable(replay.playback.blocked);
  const refused = useObservable(replay.playback.refused);
  const sentence = useErrorText();
  const said = blocked ? t('blocked') : refused ? sentence(refused) : waiting ? t('waiting') : null;
  return <div role="status">{said === null ? null : <p className={styles['waiting']}>{said}</p>}</div>;
}
