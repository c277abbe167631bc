import { useQueries, useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreedDecision, Sheet, Study, StudyScheme } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { Scheme } from '../../../shared/study/scheme.ts';
import { StudyId } from '../../../shared/vocabulary/index.ts';
import { agreedQuery } from '../../api/agreed.ts';
import { api } from '../../api/api.ts';
import { sheetQuery, studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import type { Replay } from '../../playback/Replay.ts';
import { Reconciling } from '../../study/reconcile/Reconciling.ts';
import { useReplay } from '../replay/useReplay.ts';
import { ReconcilePad } from './ReconcilePad.tsx';
import styles from './reconcile.module.css';

/** Where raters and leads go through the intervals on which their sheets differ, and decide them together. */
export function ReconcileScreen({
  studyId,
  scheme,
}: {
  readonly studyId: string;
  readonly scheme: string;
}): JSX.Element {
  const [id, key] = [StudyId.safeParse(studyId), Scheme.shape.key.safeParse(scheme)];
  if (!id.success || !key.success) return <Refused error={new AppError('study.not-found')} />;
  return <WithSheets studyId={id.data} schemeKey={key.data} />;
}

type Wanted = { readonly studyId: StudyId; readonly schemeKey: Scheme['key'] };

function WithSheets({ studyId, schemeKey }: Wanted): JSX.Element {
  const study = useQuery(studyQuery(studyId));
  const agreed = useQuery(agreedQuery(studyId, schemeKey));
  const isWanted = ({ scheme, submittedAtMs }: Study['sheets'][number]): boolean =>
    scheme === schemeKey && submittedAtMs !== null;
  const wanted = agreed.data ? (study.data?.sheets ?? []).filter(isWanted) : [];
  const sheets = useQueries({ queries: wanted.map(({ sheetId }) => sheetQuery(studyId, sheetId)) });
  const error = study.error ?? agreed.error ?? sheets.find((sheet) => sheet.error)?.error;
  const read = sheets.flatMap(({ data }) => (data ? [data] : []));
  if (study.data && agreed.data && read.length > 0 && read.length === wanted.length) {
    const scheme = study.data.schemes.find(({ key }) => key === schemeKey);
    if (scheme) return <WithTake study={study.data} scheme={scheme} sheets={read} agreed={agreed.data} />;
  }
  return error ? <Refused error={error} /> : <Opening />;
}

type Whole = {
  readonly study: Study;
  readonly scheme: StudyScheme;
  readonly sheets: readonly Sheet[];
  readonly agreed: { readonly decisions: readonly AgreedDecision[]; readonly mayDecide: boolean };
};

function WithTake(whole: Whole): JSX.Element {
  const { replay, error } = useReplay({ takeId: whole.study.takeId, startMs: 0, pinned: null });
  if (error) return <Refused error={error} />;
  return replay ? <WithReconciling {...whole} replay={replay} /> : <Opening />;
}

function WithReconciling({ study, scheme, sheets, agreed, replay }: Whole & { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('reconcile');
  const [reconciling] = useState(() => {
    const params = { studyId: study.studyId, scheme: scheme.key };
    return new Reconciling({
      ...{ sheets, scheme, lengthMs: study.lengthMs, decisions: agreed.decisions },
      save: async (units) => (await api('agreed.decide', { params, body: { units } })).decisions,
      onOverruled: () => showToast({ text: t('overruled'), tone: 'attention' }),
      onRefused: tellRefusal,
    });
  });
  useEffect(() => () => reconciling.saver.close(), [reconciling]);
  useEffect(() => reconciling.learn(agreed.decisions), [reconciling, agreed.decisions]);
  return (
    <ReconcilePad
      {...{ study, replay, reconciling }}
      names={sheets.map(({ name }) => name)}
      mayDecide={agreed.mayDecide}
    />
  );
}

function Refused({ error }: { readonly error: Error }): JSX.Element {
  const sentence = useErrorText();
  return (
    <main className={styles['middle']}>
      <EmptyState page icon={<TriangleAlert />} title={sentence(error)} />
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
