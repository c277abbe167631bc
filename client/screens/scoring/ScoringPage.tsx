import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Notice } from '../../kit/Notice.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { EvidencePlayer } from '../../study/evidence/EvidencePlayer.ts';
import { ReplayStage } from '../replay/ReplayStage.tsx';
import { ItemList } from './ItemList.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { NowItem } from './NowItem.tsx';
import { PlayerBar } from './PlayerBar.tsx';
import { SubmitScores } from './SubmitScores.tsx';
import styles from './scoring.module.css';
import type { ScoringParts } from './scoringParts.ts';
import { useScoringKeys } from './useScoringKeys.ts';

/** Scoring: the player, the item in view with its evidence, and all items below. */
export function ScoringPage(parts: ScoringParts): JSX.Element {
  const { t } = useTranslation('scores');
  const { replay, scoring, writable } = parts;
  const [evidence] = useState(() => new EvidencePlayer(replay.playback.clock));
  useEffect(() => () => evidence.close(), [evidence]);
  useScoringKeys({ replay, scoring }, writable);
  const at = useObservable(scoring.at);
  return (
    <div className={styles['page']}>
      <Header {...parts} />
      <p className={styles['narrow']}>{t('narrow')}</p>
      {writable ? null : <Notice tone="info">{t('read-only')}</Notice>}
      <main className={styles['main']}>
        <div className={styles['player']} data-theme="dark">
          <ReplayStage replay={replay} marking={null} />
          <PlayerBar replay={replay} />
        </div>
        <aside className={styles['side']}>
          <NowItem key={at} {...parts} evidence={evidence} />
        </aside>
        <div className={styles['below']}>
          <ItemList scoring={scoring} />
          <KeyHelp />
        </div>
      </main>
      <ReplaySound replay={replay} />
    </div>
  );
}

function Header(parts: ScoringParts): JSX.Element {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const { study, taken, scoring, writable } = parts;
  useObservable(scoring.saver.changes);
  const state = useObservable(scoring.saver.state);
  const of = scoring.items.length;
  const done = [...scoring.answers().values()].filter((answer) => answer !== null).length;
  return (
    <header className={styles['header']}>
      <Link to="/studies/$studyId" params={{ studyId: study.studyId }} className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('back')}
      </Link>
      <div className={styles['about']}>
        <h1 className={styles['title']}>{wordIn(taken.rubric.label, language)}</h1>
        <p className={styles['note']}>{[study.title, study.lessonTitle].join(' · ')}</p>
      </div>
      <p className={styles['progress']} data-answered={done}>
        {t('answered', { n: done, of })}
      </p>
      <p className={styles['saved']} role="status" data-saved={state}>
        {t(`state.${state}`)}
      </p>
      {writable ? <SubmitScores {...parts} /> : null}
    </header>
  );
}
