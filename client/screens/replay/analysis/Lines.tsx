import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { WEAK_STATES } from '../../../../shared/study/analysis/lines.ts';
import { sum } from '../../../../shared/study/sequence.ts';
import { BarRows } from '../../../charts/BarRows.tsx';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { Legend } from '../../../charts/Legend.tsx';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { percent } from './measures.ts';
import { Hint, SectionFrame, type SectionProps } from './SectionFrame.tsx';

/** States that exclude one another: they may stand on one bar. Sound only may come with any of them. */
const ON_BARS = WEAK_STATES.filter((state) => state !== 'sound-only');

/** How good each classroom's line was. */
export function Lines({ analysis, words }: SectionProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const evidence = useEvidence();
  const title = t('lines.chart');
  const rooms = analysis.classrooms.map(({ classroomId, line }) => ({
    classroomId,
    line,
    name: words.room(classroomId),
  }));
  const bars = rooms.map(({ classroomId, name, line }) => ({
    key: classroomId,
    name,
    word: percent(line.measuredMs > 0 ? sum(ON_BARS.map((state) => line.ratios[state] ?? 0)) : null) ?? '—',
    parts: ON_BARS.filter((state) => line.weak[state].length > 0).map((state) => {
      const label = `${t('of', { name, what: t(`line.${state}`) })} ${percent(line.ratios[state])}`;
      return {
        key: state,
        value: line.ratios[state] ?? 0,
        label,
        series: ON_BARS.indexOf(state) + 1,
        onOpen: () => evidence.open(label, line.weak[state]),
      };
    }),
  }));
  const columns = [
    { key: 'classroom', title: t('classroom') },
    { key: 'measured', title: t('lines.measured') },
    ...WEAK_STATES.map((state) => ({ key: state, title: t(`line.${state}`) })),
  ];
  const rows = rooms.map(({ classroomId, name, line }) => ({
    key: classroomId,
    name,
    cells: [
      <EvidenceButton
        key="measured"
        about={t('of', { name, what: t('lines.measured') })}
        value={words.seconds(line.measuredMs)}
        spans={line.measured}
      />,
      ...WEAK_STATES.map((state) => (
        <EvidenceButton
          key={state}
          about={t('of', { name, what: t(`line.${state}`) })}
          value={percent(line.ratios[state])}
          spans={line.weak[state]}
        />
      )),
    ],
  }));
  return (
    <SectionFrame id="lines" title={t('lines')}>
      <Hint>{t('lines.hint')}</Hint>
      <ChartFigure
        title={title}
        note={words.note()}
        draw={(size) => (
          <BarRows
            {...size}
            label={title}
            rows={bars}
            series={4}
            word={(value) => `${Math.round(value * 100)}%`}
            atLeast={0.5}
          />
        )}
        table={<DataTable caption={title} columns={columns} rows={rows} />}
        legend={
          <Legend
            items={ON_BARS.map((state, index) => ({ key: state, word: t(`line.${state}`), series: index + 1 }))}
          />
        }
      />
    </SectionFrame>
  );
}
