import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreSheet } from '../../../shared/api/index.ts';
import { resultsOf } from '../../../shared/study/rubric/results.ts';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { EvidenceContext } from '../../study/evidence/EvidenceContext.ts';
import { EvidencePlayer } from '../../study/evidence/EvidencePlayer.ts';
import { useEvidenceKeys } from '../../study/evidence/useEvidenceKeys.ts';
import { SmallPlayer } from '../replay/analysis/SmallPlayer.tsx';
import { useReplayKeys } from '../replay/useReplayKeys.ts';
import { Dimensions } from './Dimensions.tsx';
import { Distribution } from './Distribution.tsx';
import { ItemsTable } from './ItemsTable.tsx';
import styles from './scores.module.css';
import type { ScoresParts } from './scoresParts.ts';
import { Total } from './Total.tsx';

type Props = Omit<ScoresParts, 'results'> & { readonly replay: Replay };

/** What came of a rubric: the whole, its dimensions, and each item with all raters beside each other. */
export function ScoresPage({ replay, ...given }: Props): JSX.Element {
  const { t } = useTranslation('scores');
  const [evidence] = useState(() => new EvidencePlayer(replay.playback.clock));
  const player = useRef<HTMLDivElement>(null);
  useEffect(() => () => evidence.close(), [evidence]);
  useEvidenceKeys(evidence);
  useReplayKeys({ replay, marking: null, player });
  const { taken, sheets } = given;
  const results = useMemo(() => resultsOf(taken.rubric, sheets.map(answersOf)), [taken, sheets]);
  const parts = { ...given, results };
  return (
    <EvidenceContext value={evidence}>
      <div className={styles['page']}>
        <Header {...parts} />
        <main className={styles['main']}>
          <SmallPlayer replay={replay} player={player} />
          <div className={styles['numbers']}>
            {sheets.length === 0 ? <EmptyState icon={null} title={t('results.none')} /> : <Numbers {...parts} />}
          </div>
        </main>
        <ReplaySound replay={replay} />
      </div>
    </EvidenceContext>
  );
}

const answersOf = ({ items }: ScoreSheet) => new Map(items.map(({ node, answer }) => [node, answer]));

function Numbers(parts: ScoresParts): JSX.Element {
  return (
    <>
      <Total {...parts} />
      <Dimensions {...parts} />
      <Distribution {...parts} />
      <ItemsTable {...parts} />
    </>
  );
}

function Header({ study, taken, sheets }: ScoresParts): JSX.Element {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  return (
    <header className={styles['header']}>
      <Link to="/studies/$studyId" params={{ studyId: study.studyId }} className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('back')}
      </Link>
      <div>
        <h1 className={styles['title']}>{t('results.title', { rubric: wordIn(taken.rubric.label, language) })}</h1>
        <p className={styles['note']}>
          {[study.title, study.lessonTitle, ...sheets.map(({ name }) => name)].join(' · ')}
        </p>
      </div>
    </header>
  );
}
