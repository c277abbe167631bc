import { type JSX, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Symbols } from '../../../../shared/study/analysis/stSpans.ts';
import { Segments } from '../../../kit/Segments.tsx';
import { Hint, SectionFrame, type SectionProps } from './SectionFrame.tsx';
import { StCharts } from './StCharts.tsx';
import { viewOf } from './stView.ts';

/** Intervals that are offered, in s. Ch depends on them. */
const INTERVALS = ['15', '30'] as const;

/** S-T by samples of the log: sequence, curve, Rt and Ch. */
export function StSection({ analysis, words }: SectionProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const [interval, setInterval] = useState<(typeof INTERVALS)[number]>('15');
  const [symbols, setSymbols] = useState<Symbols>('two');
  const intervalS = Number(interval);
  const view = useMemo(() => viewOf(analysis.samples(intervalS), symbols, intervalS), [analysis, intervalS, symbols]);
  const note = words.note(
    [t('interval.note', { n: intervalS }), t(`symbols.${symbols === 'two' ? 'st' : 'std'}`)].join(' · '),
  );
  return (
    <SectionFrame
      id="st"
      title={t('st')}
      choices={
        <>
          <Segments
            label={t('symbols')}
            value={symbols}
            choices={[
              { value: 'two', label: t('symbols.st') },
              { value: 'three', label: t('symbols.std') },
            ]}
            onChange={setSymbols}
          />
          <Segments
            label={t('interval')}
            value={interval}
            choices={INTERVALS.map((value) => ({ value, label: t('interval.n', { n: value }) }))}
            onChange={setInterval}
          />
        </>
      }
    >
      <Hint>{t('st.hint')}</Hint>
      {symbols === 'three' ? <Hint>{t('symbols.std.hint')}</Hint> : null}
      {view.samples.length === 0 ? (
        <Hint>{t('st.short')}</Hint>
      ) : (
        <StCharts view={view} words={words} note={note} says={(mode) => t('st.mode.says', { n: intervalS, mode })} />
      )}
    </SectionFrame>
  );
}
