import { Pause, Play, RotateCcw, RotateCw, Volume2 } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParallelLesson } from '../../../shared/api/index.ts';
import { runningClock } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { useMoment } from '../../playback/useMoment.ts';
import { ReplayStage } from '../replay/ReplayStage.tsx';
import { Timeline } from '../replay/timeline/Timeline.tsx';
import styles from './sideBySide.module.css';

const NEAR_MS = 5_000;

type Props = {
  readonly letter: 'A' | 'B';
  readonly lesson: ParallelLesson;
  readonly replay: Replay;
  /** Whether this one is heard now. */
  readonly heard: boolean;
};

/** One of the two lessons: its player, its own keys and its timeline. */
export function LessonSide({ letter, lesson, replay, heard }: Props): JSX.Element {
  const { t } = useTranslation('side-by-side');
  const times = useTimes();
  const { clock } = replay.playback;
  const { playing } = useObservable(clock.mode);
  const atMs = useMoment(clock, 1_000);
  const at = { side: letter };
  return (
    <section className={styles['side']} aria-label={t('side', at)} data-side={letter} data-heard={heard}>
      <h2 className={styles['lesson']}>
        <span className={styles['letter']}>{letter}</span>
        <span>
          {lesson.lessonTitle}
          <span className={styles['note']}>{[lesson.teacherName, times.longMoment(lesson.beganAtMs)].join(' · ')}</span>
        </span>
        {heard ? <Volume2 role="img" aria-label={t('heard.now')} /> : null}
      </h2>
      <div className={styles['player']} data-theme="dark">
        <ReplayStage replay={replay} marking={null} />
        <div className={styles['own']}>
          <IconButton icon={<RotateCcw />} word={t('back-5', at)} onClick={() => moves.by(replay, -NEAR_MS)} />
          <IconButton
            icon={playing ? <Pause /> : <Play />}
            word={t(playing ? 'pause.one' : 'play.one', at)}
            onClick={() => moves.toggle(replay)}
          />
          <IconButton icon={<RotateCw />} word={t('on-5', at)} onClick={() => moves.by(replay, NEAR_MS)} />
          <span className={styles['clock']}>
            <span data-moment>{runningClock(atMs)}</span> / {runningClock(replay.lengthMs)}
          </span>
        </div>
      </div>
      <Timeline replay={replay} marking={null} sharing={null} />
      <ReplaySound replay={replay} />
    </section>
  );
}
