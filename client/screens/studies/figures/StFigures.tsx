import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import type { StSample } from '../../../../shared/study/analysis/stSamples.ts';
import type { Scheme } from '../../../../shared/study/scheme.ts';
import type { CodedUnits } from '../../../../shared/study/unitSpans.ts';
import { StCharts } from '../../replay/analysis/StCharts.tsx';
import { viewOf } from '../../replay/analysis/stView.ts';
import type { AnalysisWords } from '../../replay/analysis/useWords.ts';
import styles from '../studies.module.css';

type Props = {
  readonly scheme: Scheme;
  readonly coded: CodedUnits;
  readonly analysis: LessonAnalysis;
  readonly words: AnalysisWords;
};

/**
 * Rt, Ch and the mode, never without the interval that they depend on, the S-T curve and the triangle of Rt and Ch. What
 * pupils did is a human's word, and in which classroom, the log's: as far as it knows.
 */
export function StFigures({ scheme, coded, analysis, words }: Props): JSX.Element {
  const { t } = useTranslation(['studies', 'analysis']);
  const { intervalS } = scheme;
  const symbols = scheme.codes.some(({ key }) => key === 'D') ? 'three' : 'two';
  const view = useMemo(() => {
    const heard = analysis.samples(intervalS);
    const samples = coded.flatMap(({ unit, codes: [code] }) => sampleOf(code, unit, intervalS, heard[unit]));
    return viewOf(samples, symbols, intervalS);
  }, [analysis, coded, symbols, intervalS]);
  const note = words.note(t('analysis:interval.note', { n: intervalS }));
  return (
    <section className={styles['figure-part']}>
      <h2 className={styles['part']}>{t('st.figures')}</h2>
      {symbols === 'three' ? <p className={styles['note']}>{t('st.d')}</p> : null}
      <p className={styles['note']}>{t('st.classrooms')}</p>
      <StCharts view={view} words={words} note={note} says={(mode) => t('st.says', { s: intervalS, mode })} />
    </section>
  );
}

/** A coded interval as a sample, with the classroom that the log heard in it. */
function sampleOf(code: string | undefined, unit: number, intervalS: number, heard: StSample | undefined): StSample[] {
  const stepMs = intervalS * 1_000;
  const span = { fromMs: unit * stepMs, toMs: (unit + 1) * stepMs };
  if (code !== 'T' && code !== 'S' && code !== 'D') return [];
  const classroomId = code === 'T' ? null : (heard?.classroomId ?? null);
  return [{ ...span, two: code === 'T' ? 'T' : 'S', three: code, classroomId }];
}
