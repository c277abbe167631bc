import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type JSX, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParallelLesson, Study } from '../../../shared/api/index.ts';
import { analyseLesson } from '../../../shared/study/analysis/analyse.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { PairedClocks } from '../../study/beside/PairedClocks.ts';
import { EvidencePlayer } from '../../study/evidence/EvidencePlayer.ts';
import { BesideKeys } from './BesideKeys.tsx';
import { BesideRtCh } from './BesideRtCh.tsx';
import { BesideSchemes } from './BesideSchemes.tsx';
import { LessonFigures } from './LessonFigures.tsx';
import { LessonSide } from './LessonSide.tsx';
import styles from './sideBySide.module.css';
import { useHeardSide } from './useHeardSide.ts';

type Props = {
  readonly studies: readonly [Study, Study];
  readonly lessons: readonly [ParallelLesson, ParallelLesson];
  readonly replays: readonly [Replay, Replay];
  readonly clocks: PairedClocks;
};

/** Two lessons: both players with their timelines, and below the figures of both in the same tables. */
export function Beside({ studies, lessons, replays, clocks }: Props): JSX.Element {
  const { t } = useTranslation('side-by-side');
  const [first, other] = replays;
  const heard = useHeardSide(replays);
  const [evidence] = useState(
    () => [new EvidencePlayer(first.playback.clock), new EvidencePlayer(other.playback.clock)] as const,
  );
  useEffect(() => () => evidence.forEach((each) => void each.close()), [evidence]);
  const analyses = useMemo(() => [analysisOf(first), analysisOf(other)] as const, [first, other]);
  const studyId = studies[0].studyId;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <Link to="/studies/$studyId" params={{ studyId }} className={styles['back']}>
          <ChevronLeft aria-hidden="true" />
          {t('back')}
        </Link>
        <div className={styles['about']}>
          <h1 className={styles['title']}>{t('title', { study: studies[0].title })}</h1>
        </div>
      </header>
      <main>
        <BesideKeys study={studies[0]} lessons={lessons} replays={replays} clocks={clocks} heard={heard} />
        <div className={styles['sides']}>
          <LessonSide letter="A" lesson={lessons[0]} replay={first} heard={heard.side === 'first'} />
          <LessonSide letter="B" lesson={lessons[1]} replay={other} heard={heard.side === 'other'} />
        </div>
        <div className={styles['numbers']}>
          <LessonFigures lessons={lessons} analyses={analyses} evidence={evidence} />
          <BesideRtCh lessons={lessons} analyses={analyses} />
          <BesideSchemes studies={studies} lessons={lessons} />
        </div>
      </main>
    </div>
  );
}

const analysisOf = (replay: Replay) =>
  analyseLesson(replay.facts, { beganAtMs: replay.take.beganAtMs, lengthMs: replay.lengthMs });
