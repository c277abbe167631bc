import { useQueries, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../../../shared/api/index.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import { StudyId } from '../../../../shared/vocabulary/index.ts';
import { marksQuery } from '../../../api/marks.ts';
import { usePerson } from '../../../api/person.ts';
import { sheetQuery, studyQuery } from '../../../api/studies.ts';
import { takeLogQuery } from '../../../api/takes.ts';
import { useErrorText } from '../../../i18n/errorText.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { Spinner } from '../../../kit/Spinner.tsx';
import { StudyReport } from './StudyReport.tsx';
import { agreedSheets, readableSheets } from './studySections.ts';
import { useStudyParts } from './useStudyParts.ts';

/** The whole of a study on paper, for its group: what each may read, and nothing that is still blind. */
export function StudyReportScreen({ studyId }: { readonly studyId: string }): JSX.Element {
  const sentence = useErrorText();
  const parsed = StudyId.safeParse(studyId);
  if (!parsed.success) return <Notice tone="bad">{sentence(new AppError('study.not-found'))}</Notice>;
  return <WithStudy studyId={parsed.data} />;
}

function WithStudy({ studyId }: { readonly studyId: StudyId }): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  const { data, error } = useQuery(studyQuery(studyId));
  if (data) return <WithTake study={data} />;
  return error ? <Notice tone="bad">{sentence(error)}</Notice> : <Spinner large label={t('loading')} />;
}

function WithTake({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation(['common', 'study-work']);
  const sentence = useErrorText();
  const { personId } = usePerson();
  const { studyId, takeId } = study;
  const log = useQuery(takeLogQuery(takeId));
  const marks = useQuery(marksQuery({ takeId }));
  const wanted = readableSheets(study, personId);
  const sheets = useQueries({ queries: wanted.map(({ sheetId }) => sheetQuery(studyId, sheetId)) });
  const more = useStudyParts(study);
  const error = sheets.find((sheet) => sheet.error)?.error ?? marks.error ?? more.error;
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  const read = sheets.flatMap(({ data }) => (data ? [data] : []));
  // Without a log the rest is there all the same.
  const isLogKnown = log.data !== undefined || log.error !== null;
  const { parts } = more;
  if (!marks.data || !isLogKnown || read.length < wanted.length || !parts)
    return <Spinner large label={t('common:loading')} />;
  const agreed = agreedSheets({ study, sheets: read, decisions: parts.decisions, name: t('study-work:agreed') });
  return <StudyReport {...{ study, agreed, ...parts }} sheets={read} facts={log.data ?? []} marks={marks.data} />;
}
