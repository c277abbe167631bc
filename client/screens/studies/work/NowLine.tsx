import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study, StudyRubric } from '../../../../shared/api/index.ts';
import { isAwaited, nextStep, type StudyStep } from '../../../../shared/study/studySteps.ts';
import { agreedQuery } from '../../../api/agreed.ts';
import { usePerson } from '../../../api/person.ts';
import { studyRubricsQuery } from '../../../api/scores.ts';
import { studyWorkQuery } from '../../../api/studyWork.ts';
import { useNow } from '../../../api/useNow.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import { goToPart, STUDY_PARTS } from './studyParts.ts';
import styles from './work.module.css';

/** What is to be done now in a study and by whom, and whether its date has passed. */
export function NowLine({ study }: { readonly study: Study }): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const times = useTimes();
  const nowMs = useNow();
  const { personId } = usePerson();
  const step = useStep(study);
  if (study.archivedAtMs !== null || step === null) return null;
  const isMine = concerns(step, study, personId);
  const isLate = study.untilMs !== null && nowMs > study.untilMs;
  return (
    <section className={styles['now']} data-step={step.step} data-mine={isMine} aria-label={t('now')}>
      <div>
        <p className={styles['now-head']}>{t(isMine ? 'now.yours' : 'now')}</p>
        <p className={styles['now-what']}>
          <StepWords step={step} mine={isMine} />
        </p>
      </div>
      {isMine ? <NowKey study={study} step={step} personId={personId} /> : null}
      {isLate ? (
        <p className={styles['late']}>
          {t(step.step === 'code' ? 'late.code' : 'late', { until: times.longMoment(study.untilMs ?? 0) })}
        </p>
      ) : null}
    </section>
  );
}

/** A study's rounds, of coding and of scoring, as they are seen alike. */
type Rounds = Pick<Parameters<typeof nextStep>[0], 'schemes' | 'sheets'>;

/** The rounds of coding and, after them, those of scoring with rubrics, whose keys are their ids. */
function roundsOf({ schemes, sheets }: Study, rubrics: readonly StudyRubric[]): Rounds {
  return {
    schemes: [
      ...schemes,
      ...rubrics.map(({ studyRubricId, openedAtMs }) => ({ key: studyRubricId, opened: openedAtMs !== null })),
    ],
    sheets: [
      ...sheets,
      ...rubrics.flatMap((rubric) => rubric.sheets.map((sheet) => ({ ...sheet, scheme: rubric.studyRubricId }))),
    ],
  };
}

/** `null` until all is known that it depends on. */
function useStep(study: Study): StudyStep | null {
  const { studyId, people, schemes } = study;
  const { data: work } = useQuery(studyWorkQuery(studyId));
  const { data: rubrics } = useQuery(studyRubricsQuery(studyId));
  const agreed = useQueries({ queries: schemes.map(({ key, opened }) => agreedQuery(studyId, key, opened)) });
  if (!work || !rubrics || agreed.some(({ isLoading }) => isLoading)) return null;
  const openDifferences = new Map(schemes.map(({ key }, index) => [key, agreed[index]?.data?.open ?? 0]));
  return nextStep({ people, ...roundsOf(study, rubrics), openDifferences, hasSummary: work.summary.text !== '' });
}

function concerns(step: StudyStep, { role }: Study, personId: string): boolean {
  if (step.step === 'code') return step.waitsFor.some((each) => each.personId === personId);
  if (step.step === 'reconcile') return role !== 'observer';
  return role === 'lead';
}

function StepWords({ step, mine }: { readonly step: StudyStep; readonly mine: boolean }): JSX.Element {
  const { t, i18n } = useTranslation('study-work');
  if (step.step === 'code') {
    const names = new Intl.ListFormat(i18n.language).format(step.waitsFor.map(({ name }) => name));
    return <>{t('step.code', { names })}</>;
  }
  if (step.step === 'reconcile') return <>{t('step.reconcile', { count: step.open })}</>;
  return <>{t(mine ? `step.${step.step}.yours` : `step.${step.step}`)}</>;
}

type KeyProps = { readonly study: Study; readonly step: StudyStep; readonly personId: string };

function NowKey({ study, step, personId }: KeyProps): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const primary = buttonClass('primary');
  const { studyId, schemes } = study;
  if (step.step === 'reconcile') {
    const scheme = schemes.find(({ key }) => key === step.scheme);
    return scheme ? (
      <Link to="/studies/$studyId/agreed/$scheme" params={{ studyId, scheme: scheme.key }} className={primary}>
        {t('agreed.decide')}
      </Link>
    ) : null;
  }
  if (step.step === 'code') return <CodeKey study={study} personId={personId} />;
  const part = STUDY_PARTS[step.step];
  return (
    <Button variant="primary" onClick={() => goToPart(part)}>
      {t(`now.${step.step}`)}
    </Button>
  );
}

/** To the first round that waits for this person. */
function CodeKey({ study, personId }: Omit<KeyProps, 'step'>): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const { studyId, people, schemes, sheets } = study;
  const { data: rubrics = [] } = useQuery(studyRubricsQuery(studyId));
  const self = people.find((each) => each.personId === personId);
  if (!self) return null;
  const scheme = schemes.find(({ key }) => isAwaited(self, sheets, key))?.key;
  if (scheme)
    return (
      <Link to="/studies/$studyId/code/$scheme" params={{ studyId, scheme }} className={buttonClass('primary')}>
        {t('now.code')}
      </Link>
    );
  const rounds = roundsOf(study, rubrics);
  const studyRubricId = rubrics.find((rubric) => isAwaited(self, rounds.sheets, rubric.studyRubricId))?.studyRubricId;
  return studyRubricId ? (
    <Link
      to="/studies/$studyId/score/$studyRubricId"
      params={{ studyId, studyRubricId }}
      className={buttonClass('primary')}
    >
      {t('now.score')}
    </Link>
  ) : null;
}
