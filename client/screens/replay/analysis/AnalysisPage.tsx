import { Link } from '@tanstack/react-router';
import { ChevronLeft, FileText, Printer } from 'lucide-react';
import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { analyseLesson, type LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import { classes } from '../../../kit/classes.ts';
import { Notice } from '../../../kit/Notice.tsx';
import type { Replay } from '../../../playback/Replay.ts';
import { ReplaySound } from '../../../playback/TrackSound.tsx';
import { EvidenceContext } from '../../../study/evidence/EvidenceContext.ts';
import { EvidencePlayer } from '../../../study/evidence/EvidencePlayer.ts';
import { useEvidenceKeys } from '../../../study/evidence/useEvidenceKeys.ts';
import { useReplayKeys } from '../useReplayKeys.ts';
import styles from './analysis.module.css';
import { Courseware } from './Courseware.tsx';
import { Gaps } from './Gaps.tsx';
import { Lines } from './Lines.tsx';
import { NoLog } from './NoLog.tsx';
import { Participation } from './Participation.tsx';
import { SmallPlayer } from './SmallPlayer.tsx';
import { StSection } from './StSection.tsx';
import { useWords } from './useWords.ts';

/** Sections of the page, in order. */
const SECTIONS = ['participation', 'gaps', 'st', 'courseware', 'lines'] as const;

/** The automatic page of a recorded lesson: its numbers beside a player that shows where each of them comes from. */
export function AnalysisPage({ replay }: { readonly replay: Replay }): JSX.Element {
  const [evidence] = useState(() => new EvidencePlayer(replay.playback.clock));
  const player = useRef<HTMLDivElement>(null);
  useEffect(() => () => evidence.close(), [evidence]);
  useEvidenceKeys(evidence);
  useReplayKeys({ replay, marking: null, player });
  const analysis = useMemo(
    () => analyseLesson(replay.facts, { beganAtMs: replay.take.beganAtMs, lengthMs: replay.lengthMs }),
    [replay],
  );
  return (
    <EvidenceContext value={evidence}>
      <div className={styles['page']}>
        <Header replay={replay} />
        {analysis.classrooms.length === 0 ? (
          <NoLog replay={replay} />
        ) : (
          <main className={styles['main']}>
            <SmallPlayer replay={replay} player={player} />
            <Numbers replay={replay} analysis={analysis} />
          </main>
        )}
        <ReplaySound replay={replay} />
      </div>
    </EvidenceContext>
  );
}

function Header({ replay: { take } }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation(['analysis', 'report']);
  const times = useTimes();
  const note = [take.courseTitle, take.teacherName, take.schoolName, times.longMoment(take.beganAtMs)];
  return (
    <header className={styles['header']}>
      <Link to="/replay/$takeId" params={{ takeId: take.takeId }} className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('back')}
      </Link>
      <div className={styles['about']}>
        <h1 className={styles['title']}>
          {t('title')} · {take.title}
        </h1>
        <p className={styles['note']}>{note.join(' · ')}</p>
      </div>
      <Link
        to="/replay/$takeId/report"
        params={{ takeId: take.takeId }}
        className={classes(buttonClass('quiet'), styles['print'])}
      >
        <FileText aria-hidden="true" />
        {t('report:title')}
      </Link>
      <Button className={styles['print']} icon={<Printer />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </header>
  );
}

type NumbersProps = { readonly replay: Replay; readonly analysis: LessonAnalysis };

function Numbers({ replay, analysis }: NumbersProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const words = useWords(replay);
  const parts = { analysis, words };
  return (
    <div className={styles['numbers']}>
      <p className={styles['hint']}>{t('about')}</p>
      {replay.take.endedAtMs === null ? <Notice tone="info">{t('going')}</Notice> : null}
      <nav className={styles['sections']} aria-label={t('sections')}>
        {SECTIONS.map((section) => (
          <a key={section} href={`#${section}`}>
            {t(section)}
          </a>
        ))}
      </nav>
      <Participation {...parts} />
      <Gaps {...parts} />
      <StSection {...parts} />
      <Courseware {...parts} />
      <Lines {...parts} />
    </div>
  );
}
