import { useQueries, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/errors/index.ts';
import { Scheme } from '../../../shared/study/scheme.ts';
import { StudyId } from '../../../shared/vocabulary/index.ts';
import { agreedQuery } from '../../api/agreed.ts';
import { sheetQuery, studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { agreedSheet } from '../../study/reconcile/agreedSheet.ts';
import { FiguresOf } from './FiguresScreen.tsx';

/** The figures of the agreed sheet of a study and scheme: what all wrote alike, and what was decided together. */
export function AgreedFiguresScreen({
  studyId,
  scheme,
}: {
  readonly studyId: string;
  readonly scheme: string;
}): JSX.Element {
  const sentence = useErrorText();
  const [id, key] = [StudyId.safeParse(studyId), Scheme.shape.key.safeParse(scheme)];
  if (!id.success || !key.success) return <Notice tone="bad">{sentence(new AppError('study.not-found'))}</Notice>;
  return <WithSheets studyId={id.data} scheme={key.data} />;
}

function WithSheets({ studyId, scheme }: { readonly studyId: StudyId; readonly scheme: Scheme['key'] }): JSX.Element {
  const { t } = useTranslation(['study-work', 'common']);
  const sentence = useErrorText();
  const study = useQuery(studyQuery(studyId));
  const agreed = useQuery(agreedQuery(studyId, scheme));
  const wanted = agreed.data
    ? (study.data?.sheets ?? []).filter((sheet) => sheet.scheme === scheme && sheet.submittedAtMs !== null)
    : [];
  const sheets = useQueries({ queries: wanted.map(({ sheetId }) => sheetQuery(studyId, sheetId)) });
  const error = study.error ?? agreed.error ?? sheets.find((sheet) => sheet.error)?.error;
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  const read = sheets.flatMap(({ data }) => (data ? [data] : []));
  if (!study.data || !agreed.data || read.length < wanted.length) return <Spinner large label={t('common:loading')} />;
  const sheet = agreedSheet({
    ...{ sheets: read, decisions: agreed.data.decisions, lengthMs: study.data.lengthMs, name: t('agreed') },
  });
  if (!sheet) return <Notice tone="info">{t('agreed.none')}</Notice>;
  return <FiguresOf study={study.data} sheet={sheet} />;
}
