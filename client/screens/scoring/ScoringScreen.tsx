import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreSheet, Study, StudyRubric } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { StudyId, StudyRubricId } from '../../../shared/vocabulary/index.ts';
import { api } from '../../api/api.ts';
import { ownScoresQuery, studyRubricsQuery } from '../../api/scores.ts';
import { studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import type { Replay } from '../../playback/Replay.ts';
import { Scoring } from '../../study/scores/Scoring.ts';
import { OpenedReplay } from '../replay/OpenedReplay.tsx';
import { ScoringPage } from './ScoringPage.tsx';
import styles from './scoring.module.css';

type Given = { readonly studyId: string; readonly studyRubricId: string };

/** One's own sheet for a rubric of a study, with the player. */
export function ScoringScreen({ studyId, studyRubricId }: Given): JSX.Element {
  const [study, rubric] = [StudyId.safeParse(studyId), StudyRubricId.safeParse(studyRubricId)];
  if (!study.success || !rubric.success) return <Refused error={new AppError('rubric.not-found')} />;
  return <WithSheet studyId={study.data} studyRubricId={rubric.data} />;
}

function WithSheet({ studyId, studyRubricId }: { readonly studyId: StudyId; readonly studyRubricId: StudyRubricId }) {
  const { t } = useTranslation('common');
  const study = useQuery(studyQuery(studyId));
  const rubrics = useQuery(studyRubricsQuery(studyId));
  const sheet = useQuery(ownScoresQuery(studyId, studyRubricId));
  const taken = rubrics.data?.find((rubric) => rubric.studyRubricId === studyRubricId);
  const isMissing = rubrics.data && !taken ? new AppError('rubric.not-found') : null;
  const error = study.data && taken && sheet.data ? null : (study.error ?? rubrics.error ?? isMissing ?? sheet.error);
  if (error) return <Refused error={error} />;
  if (!study.data || !taken || !sheet.data)
    return (
      <main className={styles['middle']}>
        <Spinner large label={t('loading')} />
      </main>
    );
  const [found, own] = [study.data, sheet.data];
  return (
    <OpenedReplay takeId={found.takeId} startMs={0} pinned={null}>
      {(replay) => <WithScoring study={found} taken={taken} sheet={own} replay={replay} />}
    </OpenedReplay>
  );
}

type Whole = {
  readonly study: Study;
  readonly taken: StudyRubric;
  readonly sheet: ScoreSheet;
  readonly replay: Replay;
};

function WithScoring({ study, taken, sheet, replay }: Whole): JSX.Element {
  const { t } = useTranslation('scores');
  const [scoring] = useState(() => {
    const params = { studyId: study.studyId, studyRubricId: taken.studyRubricId };
    return new Scoring({
      ...{ rubric: taken.rubric, sheet, lengthMs: study.lengthMs },
      save: async (items) => (await api('scores.save', { params, body: { items } })).items,
      onOverruled: () => showToast({ text: t('overruled'), tone: 'attention' }),
      onRefused: tellRefusal,
    });
  });
  useEffect(() => () => scoring.saver.close(), [scoring]);
  const writable = sheet.submittedAtMs === null && study.archivedAtMs === null && study.role !== 'observer';
  return <ScoringPage study={study} taken={taken} replay={replay} scoring={scoring} writable={writable} />;
}

function Refused({ error }: { readonly error: Error }): JSX.Element {
  const sentence = useErrorText();
  return (
    <main className={styles['middle']}>
      <EmptyState page icon={<TriangleAlert />} title={sentence(error)} />
    </main>
  );
}
