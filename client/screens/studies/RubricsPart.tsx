import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChartColumn, ClipboardCheck, X } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreSheetState, Study, StudyRubric } from '../../../shared/api/index.ts';
import { itemsOf } from '../../../shared/study/rubric/outline.ts';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { usePerson } from '../../api/person.ts';
import { studyRubricsQuery, useDropRubric } from '../../api/scores.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useLanguage } from '../../i18n/language.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import styles from './studies.module.css';
import { TakeRubric } from './TakeRubric.tsx';
import { STUDY_PARTS } from './work/studyParts.ts';

/** The rubrics of a study: who has scored, and what one can do now. */
export function RubricsPart({ study }: { readonly study: Study }): JSX.Element | null {
  const { t } = useTranslation('scores');
  const sentence = useErrorText();
  const { data, error } = useQuery({ ...studyRubricsQuery(study.studyId), refetchOnMount: 'always' });
  const leads = study.role === 'lead' && study.archivedAtMs === null;
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  if (!data || (data.length === 0 && !leads)) return null;
  return (
    <section id={STUDY_PARTS.choose} tabIndex={-1} className={styles['scheme-part']} data-rubrics={data.length}>
      <div className={styles['head']}>
        <div>
          <h2 className={styles['part']}>{t('title')}</h2>
          <p className={styles['note']}>{data.length === 0 ? t('none') : t('part.hint')}</p>
        </div>
        {leads ? <TakeRubric study={study} taken={data.length} /> : null}
      </div>
      {data.map((rubric) => (
        <OneRubric key={rubric.studyRubricId} study={study} taken={rubric} />
      ))}
    </section>
  );
}

type Props = { readonly study: Study; readonly taken: StudyRubric };

function OneRubric({ study, taken }: Props): JSX.Element {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const { rubric, edition, openedAtMs, sheets, studyRubricId } = taken;
  const opened = openedAtMs !== null;
  const name = wordIn(rubric.label, language);
  const note = [edition === null ? t('shipped') : t('edition', { n: edition }), t(opened ? 'opened' : 'blind')];
  return (
    <div className={styles['rubric']} data-rubric={studyRubricId} data-opened={opened}>
      <div className={styles['head']}>
        <div>
          <h3>{name}</h3>
          <p className={styles['note']}>{note.join(' · ')}</p>
        </div>
        <div className={styles['acts']}>
          <Acts study={study} taken={taken} />
          {sheets.length === 0 && study.role === 'lead' && study.archivedAtMs === null ? (
            <Drop study={study} studyRubricId={studyRubricId} name={name} />
          ) : null}
        </div>
      </div>
      <Raters study={study} taken={taken} />
    </div>
  );
}

function Acts({ study, taken: { studyRubricId, openedAtMs, sheets } }: Props): JSX.Element {
  const { t } = useTranslation('scores');
  const { personId } = usePerson();
  const own = sheets.find((sheet) => sheet.personId === personId);
  const mayWrite = study.role !== 'observer' && study.archivedAtMs === null;
  const goesOn = own ? own.submittedAtMs === null : openedAtMs === null;
  const params = { studyId: study.studyId, studyRubricId };
  return (
    <>
      {mayWrite && goesOn ? (
        <Link to="/studies/$studyId/score/$studyRubricId" params={params} className={buttonClass('quiet')}>
          <ClipboardCheck aria-hidden="true" />
          {t(own ? 'score.on' : 'score')}
        </Link>
      ) : null}
      {openedAtMs === null ? null : (
        <Link to="/studies/$studyId/scores/$studyRubricId" params={params} className={buttonClass('quiet')}>
          <ChartColumn aria-hidden="true" />
          {t('results')}
        </Link>
      )}
    </>
  );
}

function Raters({ study, taken: { rubric, sheets } }: Props): JSX.Element {
  const { t } = useTranslation('scores');
  const waiting = study.people.filter(
    ({ role, personId }) => role === 'rater' && !sheets.some((sheet) => sheet.personId === personId),
  );
  if (sheets.length + waiting.length === 0) return <p className={styles['note']}>{t('no-raters')}</p>;
  const of = itemsOf(rubric).length;
  return (
    <ul className={styles['raters']}>
      {sheets.map((sheet) => (
        <Rater key={sheet.personId} sheet={sheet} of={of} />
      ))}
      {waiting.map(({ personId, name }) => (
        <li key={personId}>
          <span>{name}</span>
          <span className={styles['note']}>{t('not-begun')}</span>
        </li>
      ))}
    </ul>
  );
}

function Rater({ sheet, of }: { readonly sheet: ScoreSheetState; readonly of: number }): JSX.Element {
  const { t } = useTranslation('scores');
  const { name, answered, submittedAtMs } = sheet;
  return (
    <li>
      <span>{name}</span>
      <span className={styles['note']}>{answered === null ? '' : t('answered', { n: answered, of })}</span>
      <StatusMark
        tone={submittedAtMs === null ? 'info' : 'good'}
        word={t(submittedAtMs === null ? 'scoring' : 'submitted')}
      />
      <span />
    </li>
  );
}

type DropProps = Pick<Props, 'study'> & {
  readonly studyRubricId: StudyRubric['studyRubricId'];
  readonly name: string;
};

function Drop({ study, studyRubricId, name }: DropProps): JSX.Element {
  const { t } = useTranslation('scores');
  const drop = useDropRubric(study.studyId);
  return (
    <IconButton
      icon={<X />}
      word={t('drop', { name })}
      onClick={() => drop.mutate(studyRubricId, { onError: tellRefusal })}
    />
  );
}
