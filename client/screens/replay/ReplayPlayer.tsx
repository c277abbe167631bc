import { Link } from '@tanstack/react-router';
import { ChartColumn, ChevronLeft, Share2, TextSearch } from 'lucide-react';
import { type JSX, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { Marking } from '../../study/marks/Marking.ts';
import { StudyEntry } from '../studies/StudyEntry.tsx';
import { CopyMoment } from './CopyMoment.tsx';
import { DownloadButton } from './download/DownloadButton.tsx';
import { ReplayStage } from './ReplayStage.tsx';
import styles from './replay.module.css';
import { SidePanel } from './SidePanel.tsx';
import { Sharing } from './share/Sharing.ts';
import { TransportBar } from './TransportBar.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { useReplayKeys } from './useReplayKeys.ts';

type Props = {
  readonly replay: Replay;
  /** Whether the viewer says who else may watch it. */
  readonly mine: boolean;
};

/** The player of one take: stage, keys, timeline, and what there is to see and hear. */
export function ReplayPlayer({ replay, mine }: Props): JSX.Element {
  const { t } = useTranslation(['replay', 'search']);
  const player = useRef<HTMLDivElement>(null);
  const [marking] = useState(() => new Marking(replay));
  const [ownSharing] = useState(() => new Sharing(replay));
  const sharing = mine ? ownSharing : null;
  useReplayKeys({ replay, marking, player });
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <Link to="/library" className={styles['back']}>
          <ChevronLeft aria-hidden="true" />
          {t('back')}
        </Link>
        <About replay={replay} />
        <div className={styles['acts']}>
          <Link to="/replay/$takeId/analysis" params={{ takeId: replay.take.takeId }} className={buttonClass('quiet')}>
            <ChartColumn aria-hidden="true" />
            {t('analysis')}
          </Link>
          <StudyEntry take={{ ...replay.take, mine }} className={buttonClass('quiet')} />
          <Link to="/search" search={{ take: replay.take.takeId }} className={buttonClass('quiet')}>
            <TextSearch aria-hidden="true" />
            {t('search:open.take')}
          </Link>
          {sharing ? (
            <Button icon={<Share2 />} onClick={() => marking.beside.set('share')}>
              {t('share')}
            </Button>
          ) : null}
          <DownloadButton replay={replay} />
          <CopyMoment replay={replay} />
        </div>
      </header>
      <main className={styles['main']}>
        <div ref={player} className={styles['player']} data-theme="dark">
          <ReplayStage replay={replay} marking={marking} />
          <TransportBar replay={replay} marking={marking} player={player} />
        </div>
        <Timeline replay={replay} marking={marking} sharing={sharing} />
        <SidePanel replay={replay} marking={marking} sharing={sharing} />
      </main>
      <ReplaySound replay={replay} />
    </div>
  );
}

function About({ replay: { take } }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const times = useTimes();
  const { title, courseTitle, teacherName, schoolName, beganAtMs, endedAtMs } = take;
  const note = [courseTitle, teacherName, schoolName, times.longMoment(beganAtMs)];
  return (
    <div className={styles['about']}>
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['note']}>{[...note, ...(endedAtMs === null ? [t('going')] : [])].join(' · ')}</p>
    </div>
  );
}
