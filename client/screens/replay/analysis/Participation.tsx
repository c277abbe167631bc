import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../../../shared/study/analysis/analyse.ts';
import { Select } from '../../../kit/Select.tsx';
import { Figures } from './Figures.tsx';
import { countOf, decimal, MEASURES } from './measures.ts';
import { ParticipationTable } from './ParticipationTable.tsx';
import { Hint, SectionFrame, type SectionProps } from './SectionFrame.tsx';
import { SharesChart } from './SharesChart.tsx';

/** How classrooms took part, and how that compares with their pupils. */
export function Participation(parts: SectionProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const { classrooms, comparisons } = parts.analysis;
  const [measure, setMeasure] = useState<Measure>('turns');
  const { each, rateRatio, totalVariation, gini } = comparisons[measure];
  const spans = classrooms.flatMap((room) => countOf(room, measure).spans);
  const few = each.some(({ equityRatio, expected }) => equityRatio === null && expected !== null);
  return (
    <SectionFrame
      id="participation"
      title={t('participation')}
      choices={
        <Select
          label={t('measure')}
          placeholder=""
          value={measure}
          options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
          onChange={setMeasure}
        />
      }
    >
      {classrooms.every(({ turns }) => turns.length === 0) ? <Hint>{t('nobody.spoke')}</Hint> : null}
      <ParticipationTable {...parts} measure={measure} />
      <div>
        <Hint>{t('equity.hint')}</Hint>
        {few ? <Hint>{t('equity.few.hint')}</Hint> : null}
        {each.some(({ underMeasured }) => underMeasured) ? <Hint>{t('muted')}</Hint> : null}
        {classrooms.some(({ rolledMs }) => rolledMs === null) ? <Hint>{t('pupils.planned')}</Hint> : null}
      </div>
      <Figures
        figures={[
          { name: t('rate-ratio'), value: decimal(few ? null : rateRatio), spans },
          { name: t('variation'), value: decimal(few ? null : totalVariation), spans },
          { name: t('gini'), value: decimal(few ? null : gini), spans },
        ]}
      />
      <SharesChart {...parts} measure={measure} />
    </SectionFrame>
  );
}
