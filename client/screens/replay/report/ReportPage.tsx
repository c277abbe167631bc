import { Link } from '@tanstack/react-router';
import { ChevronLeft, Printer } from 'lucide-react';
import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { analyseLesson, type LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { ReplaySound } from '../../../playback/TrackSound.tsx';
import { EvidenceContext } from '../../../study/evidence/EvidenceContext.ts';
import { EvidencePlayer } from '../../../study/evidence/EvidencePlayer.ts';
import { useEvidenceKeys } from '../../../study/evidence/useEvidenceKeys.ts';
import { lessonTables } from '../../../study/tables/lessonTables.ts';
import { SaveTablesButton } from '../../../study/tables/SaveTablesButton.tsx';
import { NoLog } from '../analysis/NoLog.tsx';
import { SmallPlayer } from '../analysis/SmallPlayer.tsx';
import { useWords } from '../analysis/useWords.ts';
import { useReplayKeys } from '../useReplayKeys.ts';
import { ReportSheet } from './ReportSheet.tsx';
import styles from './report.module.css';

/** The sheet beside a player that shows where each of its numbers comes from; printed, the sheet alone. */
export function ReportPage({ replay }: { readonly replay: Replay }): JSX.Element {
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
        <Header replay={replay} analysis={analysis} />
        {analysis.classrooms.length === 0 ? (
          <NoLog replay={replay} />
        ) : (
          <main className={styles['main']}>
            <SmallPlayer replay={replay} player={player} />
            <div className={styles['desk']}>
              <ReportSheet replay={replay} analysis={analysis} />
            </div>
          </main>
        )}
        <ReplaySound replay={replay} />
      </div>
    </EvidenceContext>
  );
}

type HeaderProps = { readonly replay: Replay; readonly analysis: LessonAnalysis };

function Header({ replay, analysis }: HeaderProps): JSX.Element {
  const { t } = useTranslation(['report', 'analysis', 'studies', 'polls']);
  const names = useWords(replay);
  const { takeId, title } = replay.take;
  return (
    <header className={styles['header']}>
      <Link to="/replay/$takeId" params={{ takeId }} className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('analysis:back')}
      </Link>
      <p className={styles['screenTitle']}>{t('title')}</p>
      <Link to="/replay/$takeId/analysis" params={{ takeId }} className={buttonClass('quiet')}>
        {t('analysis')}
      </Link>
      {analysis.classrooms.length === 0 ? null : (
        <>
          <SaveTablesButton
            tables={lessonTables({ analysis, names, t }).map(({ table }) => table)}
            name={t('title.of', { title })}
          />
          <Button variant="primary" icon={<Printer />} title={t('print.hint')} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      )}
    </header>
  );
}
