import { Link } from '@tanstack/react-router';
import { ChevronLeft, Printer } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, Sheet, Study } from '../../../../shared/api/index.ts';
import type { LoggedFact } from '../../../../shared/protocol/index.ts';
import { citedMoments } from '../../../../shared/study/citedMoments.ts';
import { lessonSentences } from '../../../../shared/study/report/lessonSentences.ts';
import type { Scored } from '../../../../shared/study/rubric/resultTables.ts';
import type { TakeId } from '../../../../shared/vocabulary/index.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { reportWords } from '../../../study/report/reportWords.ts';
import type { SentencePiece } from '../../../study/report/sentencePieces.ts';
import { SaveTablesButton } from '../../../study/tables/SaveTablesButton.tsx';
import { Moment } from './Moment.tsx';
import { ReportTable } from './ReportTable.tsx';
import styles from './studyReport.module.css';
import { type ReportSection, readLesson, studySections } from './studySections.ts';
import { useRunningHead } from './useRunningHead.ts';

type Props = {
  readonly study: Study;
  /** Those that the viewer may read. */
  readonly sheets: readonly Sheet[];
  /** What was agreed on with each scheme, in the shape of a sheet. */
  readonly agreed: readonly Sheet[];
  /** Rubrics whose blind round is over. */
  readonly scored: readonly Scored[];
  /** What the study found. */
  readonly summary: string;
  /** The lesson's log; empty: there is none. */
  readonly facts: readonly LoggedFact[];
  readonly marks: readonly Mark[];
};

/** The report: a toolbar that is not printed, a title, the contents and the parts. */
export function StudyReport({ study, sheets, agreed, scored, summary, facts, marks }: Props): JSX.Element {
  const { t } = useTranslation(['report', 'analysis', 'studies', 'polls']);
  const language = useLanguage();
  const lesson = useMemo(() => readLesson({ study, facts }, t), [study, facts, t]);
  const sections = useMemo(
    () => studySections({ study, sheets, agreed, scored, summary, facts, marks, lesson, language, t }),
    [study, sheets, agreed, scored, summary, facts, marks, lesson, language, t],
  );
  useRunningHead(t('study.title.of', { title: study.title }));
  const said = lesson ? lessonSentences(lesson.analysis) : [];
  const words = lesson ? reportWords(lesson.names, t) : null;
  return (
    <div className={styles['page']}>
      <Toolbar study={study} sections={sections} />
      <main className={styles['paper']}>
        <Cover study={study} sections={sections} />
        {sections.map((section) => (
          <section key={section.id} id={section.id} className={styles['section']}>
            <h2>{section.title}</h2>
            {section.id === 'summary' && summary !== '' ? (
              <p className={styles['question']} data-summary>
                {citedMoments(summary, study.lengthMs).map(({ text, takeMs }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order.
                  <Moment key={index} takeId={study.takeId} atMs={takeMs ?? undefined} text={text} />
                ))}
              </p>
            ) : null}
            {section.id === 'lesson' && words ? (
              <ul className={styles['says']}>
                {said.map((sentence, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its order.
                  <li key={index}>
                    <PlacedSentence pieces={words.pieces(sentence)} takeId={study.takeId} />
                  </li>
                ))}
              </ul>
            ) : null}
            {section.hints.map((hint) => (
              <p key={hint} className={styles['hint']}>
                {hint}
              </p>
            ))}
            {section.tables.map((placed, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tables of one kind have one key and stay in their order.
              <ReportTable key={`${placed.table.key} ${index}`} placed={placed} takeId={study.takeId} />
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}

type SentenceProps = { readonly pieces: readonly SentencePiece[]; readonly takeId: TakeId };

/** A sentence whose numbers open the recording where the first of what they count began. */
function PlacedSentence({ pieces, takeId }: SentenceProps): JSX.Element {
  return (
    <>
      {pieces.map(({ text, part }, index) => {
        const span = part && 'spans' in part ? part.spans[0] : undefined;
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence stay in their order.
        return <Moment key={index} takeId={takeId} atMs={span?.fromMs} text={text} />;
      })}
    </>
  );
}

type WithSections = { readonly study: Study; readonly sections: readonly ReportSection[] };

function Toolbar({ study, sections }: WithSections): JSX.Element {
  const { t } = useTranslation('report');
  const tables = sections.flatMap((section) => section.tables.map(({ table }) => table));
  return (
    <header className={styles['toolbar']}>
      <Link to="/studies/$studyId" params={{ studyId: study.studyId }} className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('study.back')}
      </Link>
      <p className={styles['screenTitle']}>{t('study.title')}</p>
      <SaveTablesButton tables={tables} name={t('study.title.of', { title: study.title })} />
      <Button variant="primary" icon={<Printer />} title={t('print.hint')} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </header>
  );
}

function Cover({ study, sections }: WithSections): JSX.Element {
  const { t } = useTranslation('report');
  const times = useTimes();
  const { title, lessonTitle, teacherName, beganAtMs, question } = study;
  return (
    <>
      <header className={styles['cover']}>
        <h1>{t('study.title.of', { title })}</h1>
        <p className={styles['hint']}>{[lessonTitle, teacherName, times.longMoment(beganAtMs)].join(' · ')}</p>
        <h2>{t('study.question')}</h2>
        <p className={styles['question']}>{question === '' ? t('study.no-question') : question}</p>
      </header>
      <nav className={styles['contents']} aria-label={t('study.contents')}>
        <h2>{t('study.contents')}</h2>
        <ol>
          {sections.map(({ id, title: name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ol>
      </nav>
    </>
  );
}
