import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { lengthOfSpans } from '../../../../shared/study/analysis/stSpans.ts';
import styles from './analysis.module.css';
import { Figures } from './Figures.tsx';
import { decimal } from './measures.ts';
import { RtChChart } from './RtChChart.tsx';
import { StCurveChart } from './StCurveChart.tsx';
import { StSequenceChart } from './StSequenceChart.tsx';
import type { StView } from './stView.ts';
import type { AnalysisWords } from './useWords.ts';

type Props = {
  readonly view: StView;
  readonly words: AnalysisWords;
  readonly note: string;
  readonly says: (mode: string) => string;
};

/** S-T samples in numbers, in their sequence, as the curve and as the point of Rt and Ch; each of them opens its seconds. */
export function StCharts({ view, words, note, says }: Props): JSX.Element {
  return (
    <>
      <StFigureRow view={view} says={says} />
      <StSequenceChart view={view} words={words} note={note} />
      <div className={styles['pair']}>
        <StCurveChart view={view} words={words} note={note} />
        <RtChChart view={view} note={note} />
      </div>
    </>
  );
}

function StFigureRow({ view, says }: Pick<Props, 'view' | 'says'>): JSX.Element {
  const { t } = useTranslation('analysis');
  const { figures, runs, changes, symbols, intervalS, samples } = view;
  const of = (symbol: string) => runs.filter((run) => run.symbol === symbol);
  const whole = [{ fromMs: 0, toMs: lengthOfSpans(samples) }];
  const mode = figures.mode === null ? null : t(`mode.${figures.mode}`);
  return (
    <>
      <Figures
        figures={[
          { name: t('st.samples'), value: `${figures.samples}`, spans: whole },
          { name: t('st.teacher'), value: `${figures.teacher}`, spans: of('T') },
          ...(symbols === 'three' ? [{ name: t('st.both'), value: `${figures.both}`, spans: of('D') }] : []),
          { name: t('st.runs'), value: `${figures.runs}`, spans: runs },
          { name: t('st.transitions'), value: `${figures.transitions}`, spans: changes },
          { name: t('st.rt', { n: intervalS }), value: decimal(figures.rt), spans: [...of('T'), ...of('D')] },
          { name: t('st.ch', { n: intervalS }), value: decimal(figures.ch), spans: changes },
          { name: t('st.mode', { n: intervalS }), value: mode, spans: runs },
        ]}
      />
      {mode === null ? null : <p className={styles['says']}>{says(mode)}</p>}
    </>
  );
}
