import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../../../shared/study/analysis/analyse.ts';
import { BarRows } from '../../../charts/BarRows.tsx';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { Legend } from '../../../charts/Legend.tsx';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { countOf, percent, rollSpans } from './measures.ts';
import type { SectionProps } from './SectionFrame.tsx';

/** Plain, and hatched where the microphone was shut for long. */
const SERIES = { measured: 0, under: 1 } as const;

/** The share of each classroom against the one that its pupils would make fair. */
export function SharesChart({ analysis, words, measure }: SectionProps & { readonly measure: Measure }): JSX.Element {
  const { t } = useTranslation('analysis');
  const evidence = useEvidence();
  const title = t('shares', { measure: t(`measure.${measure}`) });
  const rooms = analysis.classrooms.map((room, index) => {
    const name = words.room(room.classroomId);
    const compared = analysis.comparisons[measure].each[index];
    const about = t('of', { name, what: t('share') });
    return { room, name, compared, about, share: percent(compared?.share ?? null), ...countOf(room, measure) };
  });
  const rows = rooms.map(({ room, name, compared, about, share, spans, value }) => ({
    key: room.classroomId,
    name,
    expected: compared?.expected ?? null,
    word: share ?? '—',
    parts: [
      {
        key: 'share',
        value: compared?.share ?? 0,
        label: `${about} ${share ?? value}`,
        series: compared?.underMeasured ? SERIES.under : SERIES.measured,
        onOpen: () => evidence.open(`${about} ${share ?? value}`, spans),
      },
    ],
  }));
  const tableRows = rooms.map(({ room, name, compared, about, share, spans }) => ({
    key: room.classroomId,
    name,
    cells: [
      <EvidenceButton key="share" about={about} value={share} spans={spans} />,
      <EvidenceButton
        key="expected"
        about={t('of', { name, what: t('expected') })}
        value={percent(compared?.expected ?? null)}
        spans={rollSpans(room)}
      />,
    ],
  }));
  const columns = [
    { key: 'classroom', title: t('classroom') },
    { key: 'share', title: t('share') },
    { key: 'expected', title: t('expected') },
  ];
  return (
    <ChartFigure
      title={title}
      note={words.note()}
      draw={(size) => (
        <BarRows
          {...size}
          label={title}
          rows={rows}
          series={2}
          word={(value) => `${Math.round(value * 100)}%`}
          atLeast={0.1}
        />
      )}
      table={<DataTable caption={title} columns={columns} rows={tableRows} />}
      legend={
        <Legend
          items={[
            { key: 'share', word: t('share'), series: SERIES.measured },
            ...(rooms.some(({ compared }) => compared?.underMeasured)
              ? [{ key: 'under', word: t('muted.short'), series: SERIES.under }]
              : []),
            { key: 'expected', word: t('expected'), shape: 'diamond' },
          ]}
        />
      }
    />
  );
}
