import { useQueries, useQuery } from '@tanstack/react-query';
import type { AgreedDecision, Study } from '../../../../shared/api/index.ts';
import type { Scored } from '../../../../shared/study/rubric/resultTables.ts';
import { answersOf } from '../../../../shared/study/rubric/score.ts';
import { agreedQuery } from '../../../api/agreed.ts';
import { resultsQuery, studyRubricsQuery } from '../../../api/scores.ts';
import { studyWorkQuery } from '../../../api/studyWork.ts';

/** What a report tells of a study beside its sheets. */
type StudyParts = {
  /** What was decided together, by scheme. */
  readonly decisions: ReadonlyMap<string, readonly AgreedDecision[]>;
  readonly scored: readonly Scored[];
  readonly summary: string;
};

/** Reads it; `null`: not all of it is there yet. Nothing of a blind round is asked for. */
export function useStudyParts({ studyId, schemes }: Study): { parts: StudyParts | null; error: Error | null } {
  const opened = schemes.filter((scheme) => scheme.opened && scheme.unit === 'interval');
  const agreed = useQueries({ queries: opened.map(({ key }) => agreedQuery(studyId, key)) });
  const work = useQuery(studyWorkQuery(studyId));
  const rubrics = useQuery(studyRubricsQuery(studyId));
  const readable = (rubrics.data ?? []).filter(({ openedAtMs }) => openedAtMs !== null);
  const results = useQueries({ queries: readable.map(({ studyRubricId }) => resultsQuery(studyId, studyRubricId)) });
  const error = [...agreed, work, rubrics, ...results].find((query) => query.error)?.error ?? null;
  const isThere = [...agreed, work, rubrics, ...results].every(({ data }) => data !== undefined);
  if (!isThere) return { parts: null, error };
  const scored = readable.flatMap(({ rubric }, index): Scored[] => {
    const data = results[index]?.data;
    if (!data) return [];
    const raters = data.sheets.map(({ name, items }) => ({ name, answers: answersOf(items) }));
    return [{ rubric, raters, agreed: answersOf(data.agreed) }];
  });
  const decisions = new Map(opened.map(({ key }, index) => [key, agreed[index]?.data?.decisions ?? []]));
  return { parts: { decisions, scored, summary: work.data?.summary.text ?? '' }, error };
}
