import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/errors/index.ts';
import { StudyId, StudyRubricId } from '../../../shared/vocabulary/index.ts';
import { resultsQuery, studyRubricsQuery } from '../../api/scores.ts';
import { studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { OpenedReplay } from '../replay/OpenedReplay.tsx';
import { ScoresPage } from './ScoresPage.tsx';
import styles from './scores.module.css';

type Given = { readonly studyId: string; readonly studyRubricId: string };

/** What came of a rubric of a study, once all have submitted. */
export function ScoresScreen({ studyId, studyRubricId }: Given): JSX.Element {
  const [study, rubric] = [StudyId.safeParse(studyId), StudyRubricId.safeParse(studyRubricId)];
  if (!study.success || !rubric.success) return <Refused error={new AppError('rubric.not-found')} />;
  return <WithResults studyId={study.data} studyRubricId={rubric.data} />;
}

function WithResults({ studyId, studyRubricId }: { readonly studyId: StudyId; readonly studyRubricId: StudyRubricId }) {
  const { t } = useTranslation('common');
  const study = useQuery(studyQuery(studyId));
  const rubrics = useQuery(studyRubricsQuery(studyId));
  const results = useQuery(resultsQuery(studyId, studyRubricId));
  const taken = rubrics.data?.find((rubric) => rubric.studyRubricId === studyRubricId);
  const error = study.data && taken && results.data ? null : (study.error ?? rubrics.error ?? results.error);
  if (error) return <Refused error={error} />;
  if (!study.data || !taken || !results.data)
    return (
      <main className={styles['middle']}>
        <Spinner large label={t('loading')} />
      </main>
    );
  const [found, { sheets, agreed }] = [study.data, results.data];
  return (
    <OpenedReplay takeId={found.takeId} startMs={0} pinned={null}>
      {(replay) => <ScoresPage study={found} taken={taken} sheets={sheets} agreed={agreed} replay={replay} />}
    </OpenedReplay>
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
