import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Radio, TriangleAlert } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet, Study } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { analyseLesson } from '../../../shared/study/analysis/analyse.ts';
import { hintsOf } from '../../../shared/study/instruments/hints.ts';
import { SchemeKey } from '../../../shared/study/scheme.ts';
import { StudyId } from '../../../shared/vocabulary/index.ts';
import { api } from '../../api/api.ts';
import { ownSheetQuery, studyQuery } from '../../api/studies.ts';
import { takeLogQuery } from '../../api/takes.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import type { Replay } from '../../playback/Replay.ts';
import { Coding } from '../../study/coding/Coding.ts';
import { EventCoding } from '../../study/coding/EventCoding.ts';
import { useReplay } from '../replay/useReplay.ts';
import { CodingPad } from './CodingPad.tsx';
import styles from './coding.module.css';
import { EventPad } from './EventPad.tsx';

/** One's own sheet for a scheme of a study, with the player. */
export function CodingScreen({ studyId, scheme }: { readonly studyId: string; readonly scheme: string }): JSX.Element {
  const [id, key] = [StudyId.safeParse(studyId), SchemeKey.safeParse(scheme)];
  if (!id.success || !key.success) return <Refused error={new AppError('study.not-found')} />;
  return <WithSheet studyId={id.data} scheme={key.data} />;
}

function WithSheet({ studyId, scheme }: { readonly studyId: StudyId; readonly scheme: SchemeKey }): JSX.Element {
  const study = useQuery(studyQuery(studyId));
  const sheet = useQuery(ownSheetQuery(studyId, scheme));
  const error = study.data && sheet.data ? null : (study.error ?? sheet.error);
  if (error) return <Refused error={error} />;
  if (!study.data || !sheet.data) return <Opening />;
  if (study.data.recording) return <StillRecording />;
  return <WithTake study={study.data} sheet={sheet.data} />;
}

function WithTake({ study, sheet }: { readonly study: Study; readonly sheet: Sheet }): JSX.Element {
  const { replay, error } = useReplay({ takeId: study.takeId, startMs: 0, pinned: null });
  const log = useQuery(takeLogQuery(study.takeId));
  if (error) return <Refused error={error} />;
  if (!replay || !log.data) return <Opening />;
  if (sheet.scheme.unit === 'event') return <WithEvents key={sheet.sheetId} {...{ study, sheet, replay }} />;
  return <WithCoding key={sheet.sheetId} study={study} sheet={sheet} replay={replay} facts={log.data} />;
}

type Whole = {
  readonly study: Study;
  readonly sheet: Sheet;
  readonly replay: Replay;
  readonly facts: Parameters<typeof analyseLesson>[0];
};

function WithEvents({ study, sheet, replay }: Omit<Whole, 'facts'>): JSX.Element {
  const { t } = useTranslation('coding');
  const [coding] = useState(() => {
    const params = { studyId: study.studyId, sheetId: sheet.sheetId };
    return new EventCoding({
      sheet,
      save: async (events) => (await api('sheets.save-events', { params, body: { events } })).events,
      onOverruled: () => showToast({ text: t('overruled'), tone: 'attention' }),
      onRefused: tellRefusal,
    });
  });
  useEffect(() => () => coding.saver.close(), [coding]);
  return <EventPad study={study} sheet={sheet} replay={replay} coding={coding} />;
}

function WithCoding({ study, sheet, replay, facts }: Whole): JSX.Element {
  const { t } = useTranslation('coding');
  const [coding] = useState(() => {
    const { beganAtMs, lengthMs } = study;
    const params = { studyId: study.studyId, sheetId: sheet.sheetId };
    return new Coding({
      sheet,
      lengthMs,
      hints: hintsOf(sheet.scheme, analyseLesson(facts, { beganAtMs, lengthMs })),
      save: async (units) => (await api('sheets.save', { params, body: { units } })).units,
      onOverruled: () => showToast({ text: t('overruled'), tone: 'attention' }),
      onRefused: tellRefusal,
    });
  });
  useEffect(() => () => coding.saver.close(), [coding]);
  return <CodingPad study={study} sheet={sheet} replay={replay} coding={coding} />;
}

function Refused({ error }: { readonly error: Error }): JSX.Element {
  const sentence = useErrorText();
  return (
    <main className={styles['middle']}>
      <EmptyState page icon={<TriangleAlert />} title={sentence(error)} />
    </main>
  );
}

/** The lesson goes on: it is coded beside the live picture. */
function StillRecording(): JSX.Element {
  const { t } = useTranslation('coding');
  const toLesson = (
    <Link to="/observe" className={buttonClass('primary')}>
      {t('live.to-lesson')}
    </Link>
  );
  return (
    <main className={styles['middle']}>
      <EmptyState page icon={<Radio />} title={t('live.still')} action={toLesson} />
    </main>
  );
}

function Opening(): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <main className={styles['middle']}>
      <Spinner large label={t('loading')} />
    </main>
  );
}
