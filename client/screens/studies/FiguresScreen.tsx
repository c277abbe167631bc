import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet, Study } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { analyseLesson } from '../../../shared/study/analysis/analyse.ts';
import { figuresOf } from '../../../shared/study/instruments/catalogue.ts';
import { type Scheme, unitsIn } from '../../../shared/study/scheme.ts';
import type { CodedUnits } from '../../../shared/study/unitSpans.ts';
import { SheetId, StudyId } from '../../../shared/vocabulary/index.ts';
import { sheetQuery, studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { EvidenceContext } from '../../study/evidence/EvidenceContext.ts';
import { EvidencePlayer } from '../../study/evidence/EvidencePlayer.ts';
import { useEvidenceKeys } from '../../study/evidence/useEvidenceKeys.ts';
import frame from '../replay/analysis/analysis.module.css';
import { SmallPlayer } from '../replay/analysis/SmallPlayer.tsx';
import { useWords } from '../replay/analysis/useWords.ts';
import { OpenedReplay } from '../replay/OpenedReplay.tsx';
import { useReplayKeys } from '../replay/useReplayKeys.ts';
import { CodeShares } from './figures/CodeShares.tsx';
import { EventFigures } from './figures/EventFigures.tsx';
import { FiasFigures } from './figures/FiasFigures.tsx';
import { StFigures } from './figures/StFigures.tsx';

/** The figures of one sheet: one's own at any time, those of others once all have submitted. */
export function FiguresScreen({
  studyId,
  sheetId,
}: {
  readonly studyId: string;
  readonly sheetId: string;
}): JSX.Element {
  const sentence = useErrorText();
  const [study, sheet] = [StudyId.safeParse(studyId), SheetId.safeParse(sheetId)];
  if (!study.success || !sheet.success) return <Notice tone="bad">{sentence(new AppError('sheet.not-found'))}</Notice>;
  return <WithSheet studyId={study.data} sheetId={sheet.data} />;
}

function WithSheet({ studyId, sheetId }: { readonly studyId: StudyId; readonly sheetId: SheetId }): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  const study = useQuery(studyQuery(studyId));
  const sheet = useQuery(sheetQuery(studyId, sheetId));
  const error = study.error ?? sheet.error;
  const read = study.data && sheet.data ? { study: study.data, sheet: sheet.data } : null;
  if (!read) return error ? <Notice tone="bad">{sentence(error)}</Notice> : <Spinner large label={t('loading')} />;
  return <FiguresOf {...read} />;
}

/** The figures of a sheet that has been read, beside a player of its take. */
export function FiguresOf(read: Omit<Props, 'replay'>): JSX.Element {
  return (
    <OpenedReplay takeId={read.study.takeId} startMs={0} pinned={null}>
      {(replay) => <Figures key={replay.take.takeId} {...read} replay={replay} />}
    </OpenedReplay>
  );
}

type Props = { readonly study: Study; readonly sheet: Sheet; readonly replay: Replay };

/** The numbers beside a player that shows where each of them comes from. */
function Figures({ study, sheet, replay }: Props): JSX.Element {
  const [evidence] = useState(() => new EvidencePlayer(replay.playback.clock));
  const player = useRef<HTMLDivElement>(null);
  useEffect(() => () => evidence.close(), [evidence]);
  useEvidenceKeys(evidence);
  useReplayKeys({ replay, marking: null, player });
  return (
    <EvidenceContext value={evidence}>
      <div className={frame['page']}>
        <Header study={study} sheet={sheet} />
        <main className={frame['main']}>
          <SmallPlayer replay={replay} player={player} />
          <Numbers study={study} sheet={sheet} replay={replay} />
        </main>
        <ReplaySound replay={replay} />
      </div>
    </EvidenceContext>
  );
}

function Header({ study, sheet: { scheme, name } }: Omit<Props, 'replay'>): JSX.Element {
  const { t } = useTranslation('studies');
  const language = useLanguage();
  const how = scheme.unit === 'event' ? t('by-event') : t('every', { s: scheme.intervalS });
  return (
    <header className={frame['header']}>
      <Link to="/studies/$studyId" params={{ studyId: study.studyId }} className={frame['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('to-study')}
      </Link>
      <div className={frame['about']}>
        <h1 className={frame['title']}>{t('figures.title', { scheme: scheme.label[language], name })}</h1>
        <p className={frame['note']}>{[study.title, how].join(' · ')}</p>
      </div>
    </header>
  );
}

function Numbers({ study, sheet, replay }: Props): JSX.Element {
  const { t } = useTranslation('studies');
  const { scheme, events } = sheet;
  const { lengthMs } = study;
  const count = unitsIn(lengthMs, scheme.intervalS);
  const coded = useMemo(
    () => sheet.units.filter(({ unit, codes }) => codes.length > 0 && unit < count),
    [sheet.units, count],
  );
  if (scheme.unit === 'event')
    return (
      <div className={frame['numbers']}>
        <EventFigures scheme={scheme} events={events} lengthMs={lengthMs} />
      </div>
    );
  return (
    <div className={frame['numbers']}>
      <p className={frame['hint']}>{t('coded', { coded: coded.length, of: count })}</p>
      {coded.length < count ? <Notice tone="info">{t('figures.part')}</Notice> : null}
      <OfInstrument scheme={scheme} coded={coded} replay={replay} />
      <CodeShares scheme={scheme} coded={coded} />
    </div>
  );
}

type OfInstrumentProps = { readonly scheme: Scheme; readonly coded: CodedUnits; readonly replay: Replay };

/** What only this instrument counts; nothing for those that have no figures of their own. */
function OfInstrument({ scheme, coded, replay }: OfInstrumentProps): JSX.Element | null {
  const words = useWords(replay);
  const analysis = useMemo(
    () => analyseLesson(replay.facts, { beganAtMs: replay.take.beganAtMs, lengthMs: replay.lengthMs }),
    [replay],
  );
  const figures = figuresOf(scheme.key);
  if (figures === 'matrix') return <FiasFigures scheme={scheme} coded={coded} />;
  if (figures === 'turns') return <StFigures {...{ scheme, coded, analysis, words }} />;
  return null;
}
