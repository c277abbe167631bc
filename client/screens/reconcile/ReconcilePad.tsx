import { Link } from '@tanstack/react-router';
import { ChartColumn, ChevronLeft, Pause, Play, RotateCcw } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../../shared/api/index.ts';
import { useLanguage } from '../../i18n/language.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { Notice } from '../../kit/Notice.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { useMoment } from '../../playback/useMoment.ts';
import type { Reconciling } from '../../study/reconcile/Reconciling.ts';
import { ReplayStage } from '../replay/ReplayStage.tsx';
import { AgreedCodes } from './AgreedCodes.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { DifferenceNow } from './DifferenceNow.tsx';
import { ReconcileHelp } from './ReconcileHelp.tsx';
import styles from './reconcile.module.css';
import { usePlayedUnit } from './usePlayedUnit.ts';
import { useReconcileKeys } from './useReconcileKeys.ts';

type Props = {
  readonly study: Study;
  /** Whose the sheets are, in their order. */
  readonly names: readonly string[];
  readonly replay: Replay;
  readonly reconciling: Reconciling;
  readonly mayDecide: boolean;
};

/** The differences between the sheets, one at a time: what was seen, who wrote what, and what is agreed. */
export function ReconcilePad({ study, names, replay, reconciling, mayDecide }: Props): JSX.Element {
  const { t } = useTranslation('reconcile');
  useReconcileKeys({ replay, reconciling }, mayDecide);
  usePlayedUnit(replay, reconciling);
  const none = reconciling.differences.length === 0;
  return (
    <div className={styles['page']}>
      <Header study={study} reconciling={reconciling} />
      <p className={styles['narrow']}>{t('narrow')}</p>
      {mayDecide ? null : <Notice tone="info">{t('read-only')}</Notice>}
      {none ? <Notice tone="good">{t(names.length < 2 ? 'one-sheet' : 'none')}</Notice> : null}
      <main className={styles['main']}>
        <div className={styles['player']} data-theme="dark">
          <ReplayStage replay={replay} marking={null} />
          <PlayerKeys replay={replay} reconciling={reconciling} />
        </div>
        <div className={styles['below']}>
          <DifferenceList reconciling={reconciling} />
          <ReconcileHelp scheme={reconciling.scheme} />
        </div>
        <aside className={styles['side']}>
          <DifferenceNow reconciling={reconciling} names={names} />
          {none ? null : <AgreedCodes reconciling={reconciling} mayDecide={mayDecide} />}
        </aside>
      </main>
      <ReplaySound replay={replay} />
    </div>
  );
}

function Header({ study, reconciling }: Pick<Props, 'study' | 'reconciling'>): JSX.Element {
  const { t } = useTranslation('reconcile');
  const language = useLanguage();
  useObservable(reconciling.saver.changes);
  const state = useObservable(reconciling.saver.state);
  const { scheme, differences } = reconciling;
  const open = reconciling.openCount();
  const params = { studyId: study.studyId, scheme: scheme.key };
  return (
    <header className={styles['header']}>
      <Link to="/studies/$studyId" params={params} className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('back')}
      </Link>
      <div className={styles['about']}>
        <h1 className={styles['title']}>{t('title', { scheme: scheme.label[language] })}</h1>
        <p className={styles['note']}>{[study.title, study.lessonTitle].join(' · ')}</p>
      </div>
      <p className={styles['progress']} data-open={open}>
        {open === 0 ? t('all-decided') : t('left', { count: open, of: differences.length })}
      </p>
      <p className={styles['saved']} role="status" data-saved={state}>
        {t(`state.${state}`)}
      </p>
      <Link
        to="/studies/$studyId/agreed/$scheme/figures"
        params={params}
        className={buttonClass(open === 0 ? 'primary' : 'quiet')}
      >
        <ChartColumn aria-hidden="true" />
        {t('figures')}
      </Link>
    </header>
  );
}

function PlayerKeys({ replay, reconciling }: Pick<Props, 'replay' | 'reconciling'>): JSX.Element {
  const { t } = useTranslation('reconcile');
  const { clock } = replay.playback;
  const { playing } = useObservable(clock.mode);
  const moment = useMoment(clock, 1_000);
  const at = useObservable(reconciling.at);
  return (
    <div className={styles['keys']}>
      <Button icon={playing ? <Pause /> : <Play />} onClick={() => moves.toggle(replay)}>
        {t(playing ? 'pause' : 'play')}
      </Button>
      <Button icon={<RotateCcw />} disabled={at === null} onClick={() => at !== null && reconciling.go(at)}>
        {t('again')}
      </Button>
      <span className={styles['clock']}>
        <span data-clock>{runningClock(moment)}</span> / {runningClock(replay.lengthMs)}
      </span>
    </div>
  );
}
