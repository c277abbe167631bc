import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { gapFigures, LONG_GAP_MS } from '../../../../shared/study/analysis/gaps.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { DotRows } from '../../../charts/DotRows.tsx';
import { Legend } from '../../../charts/Legend.tsx';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { percent } from './measures.ts';
import { Hint, SectionFrame, type SectionProps } from './SectionFrame.tsx';

const lengthS = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): number =>
  (toMs - fromMs) / 1_000;

/** From a teacher's turn to the next of a classroom. */
export function Gaps({ analysis, words }: SectionProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const evidence = useEvidence();
  const rooms = analysis.classrooms.map(({ classroomId, gaps }) => ({
    classroomId,
    gaps,
    name: words.room(classroomId),
    figures: gapFigures(gaps),
  }));
  const title = t('gaps');
  const seconds = (s: number): string => t('seconds', { n: s.toFixed(1) });
  const rows = rooms.map(({ classroomId, name, gaps, figures }) => ({
    key: classroomId,
    name,
    median: figures.medianMs === null ? null : figures.medianMs / 1_000,
    dots: gaps.map((gap) => {
      const label = `${t('of', { name, what: title })} ${seconds(lengthS(gap))}`;
      return { key: `${gap.fromMs}`, value: lengthS(gap), label, onOpen: () => evidence.open(label, [gap]) };
    }),
  }));
  const tableRows = rooms.map(({ classroomId, name, gaps, figures: { count, medianMs, longRatio } }) => {
    const of = (what: string): string => t('of', { name, what: `${title} ${what}` });
    const long = gaps.filter((gap) => gap.toMs - gap.fromMs >= LONG_GAP_MS);
    const median = medianMs === null ? null : seconds(medianMs / 1_000);
    return {
      key: classroomId,
      name,
      cells: [
        <EvidenceButton key="count" about={of(t('gaps.count'))} value={`${count}`} spans={gaps} />,
        <EvidenceButton key="median" about={of(t('gaps.median'))} value={median} spans={gaps} />,
        <EvidenceButton key="long" about={of(t('gaps.long'))} value={percent(longRatio)} spans={long} />,
      ],
    };
  });
  const columns = [
    { key: 'classroom', title: t('classroom') },
    { key: 'count', title: t('gaps.count') },
    { key: 'median', title: t('gaps.median') },
    { key: 'long', title: t('gaps.long') },
  ];
  return (
    <SectionFrame id="gaps" title={title}>
      <Hint>{t('gaps.hint')}</Hint>
      {rooms.every(({ gaps }) => gaps.length === 0) ? (
        <Hint>{t('gaps.none')}</Hint>
      ) : (
        <ChartFigure
          title={title}
          note={words.note()}
          draw={({ widthPx }) => (
            <DotRows
              label={title}
              widthPx={widthPx}
              rows={rows}
              word={String}
              axisTitle={t('gaps.axis')}
              longFrom={LONG_GAP_MS / 1_000}
            />
          )}
          table={<DataTable caption={title} columns={columns} rows={tableRows} />}
          legend={
            <Legend
              items={[
                { key: 'short', word: t('gaps.dot'), shape: 'ring' },
                { key: 'long', word: t('gaps.dot.long'), shape: 'dot' },
                { key: 'median', word: t('gaps.line'), shape: 'line' },
              ]}
            />
          }
        />
      )}
    </SectionFrame>
  );
}
