import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import { lessonSentences } from '../../../../shared/study/report/lessonSentences.ts';
import { REPORT_TOPICS } from '../../../../shared/study/report/sentence.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Notice } from '../../../kit/Notice.tsx';
import type { Replay } from '../../../playback/Replay.ts';
import { reportWords } from '../../../study/report/reportWords.ts';
import { useWords } from '../analysis/useWords.ts';
import { PollsChart } from './PollsChart.tsx';
import styles from './report.module.css';
import { Sentence } from './Sentence.tsx';
import { SpeakingChart } from './SpeakingChart.tsx';
import { TurnsChart } from './TurnsChart.tsx';

/** From so many classrooms on the sheet is set in smaller type, so that it stays one. */
const MANY_ROOMS = 6;

type Props = { readonly replay: Replay; readonly analysis: LessonAnalysis };

/** A sheet of paper: what happened in words, and three charts. */
export function ReportSheet({ replay, analysis }: Props): JSX.Element {
  const { t } = useTranslation(['report', 'analysis']);
  const times = useTimes();
  const names = useWords(replay);
  const words = useMemo(() => reportWords(names, t), [names, t]);
  const sentences = useMemo(() => lessonSentences(analysis), [analysis]);
  const { take } = replay;
  const note = [take.courseTitle, take.teacherName, take.schoolName, times.longMoment(take.beganAtMs)];
  const parts = { analysis, words, note: names.note() };
  return (
    <article className={styles['sheet']} data-many={analysis.classrooms.length >= MANY_ROOMS}>
      <header>
        <h1 className={styles['title']}>{t('title.of', { title: take.title })}</h1>
        <p className={styles['note']}>{note.join(' · ')}</p>
        <p className={styles['note']}>{t('about')}</p>
      </header>
      {take.endedAtMs === null ? <Notice tone="info">{t('analysis:going')}</Notice> : null}
      <dl className={styles['says']}>
        {REPORT_TOPICS.map((topic) => {
          const said = sentences.filter((sentence) => sentence.topic === topic);
          return said.length === 0 ? null : (
            <div key={topic} data-topic={topic}>
              <dt>{t(`topic.${topic}`)}</dt>
              <dd>
                {said.map((sentence, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its order.
                  <Sentence key={index} sentence={sentence} words={words} />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className={styles['charts']}>
        <SpeakingChart {...parts} />
        <TurnsChart {...parts} />
        <PollsChart {...parts} />
      </div>
    </article>
  );
}
