import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import { ticksIn, wholeOf } from '../../../../shared/timeline/zoom.ts';
import { BandRows } from '../../../charts/BandRows.tsx';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { runningClock } from '../../../i18n/times.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import type { ReportWords } from '../../../study/report/reportWords.ts';
import { speakersOf } from './speakers.ts';

/** What every chart of the sheet is made from. */
export type ChartProps = {
  readonly analysis: LessonAnalysis;
  readonly words: ReportWords;
  /** Of which lesson a picture is, and when that was. */
  readonly note: string;
};

/** A word of the axis needs so much room, in CSS pixels. */
const TICK_PX = 80;

/** When the teacher and each classroom spoke, over the lesson's time. */
export function SpeakingChart({ analysis, words, note }: ChartProps): JSX.Element {
  const { t } = useTranslation('report');
  const evidence = useEvidence();
  const title = t('chart.speech');
  const { lengthMs } = analysis;
  const speakers = speakersOf(analysis, { words, teacher: t('teacher') });
  const rows = speakers.map(({ key, name, turns, series }) => ({
    key,
    name,
    bands: turns.map(({ fromMs, toMs }) => {
      const label = `${name} ${runningClock(fromMs)}–${runningClock(toMs)}`;
      const onOpen = (): void => evidence.open(label, [{ fromMs, toMs }]);
      return { key: `${fromMs}`, from: fromMs, to: toMs, label, series, onOpen };
    }),
  }));
  const turns = speakers.flatMap(({ name, turns: own }) => own.map((turn) => ({ name, turn })));
  const inOrder = turns.sort((a, b) => a.turn.fromMs - b.turn.fromMs);
  const table = (
    <DataTable
      caption={title}
      columns={[
        { key: 'who', title: t('topic.speech') },
        { key: 'from', title: t('from') },
        { key: 'to', title: t('to') },
      ]}
      rows={inOrder.map(({ name, turn }) => ({
        key: `${name} ${turn.fromMs}`,
        name,
        cells: [
          <EvidenceButton key="from" about={name} value={runningClock(turn.fromMs)} spans={[turn]} />,
          runningClock(turn.toMs),
        ],
      }))}
    />
  );
  return (
    <ChartFigure
      title={title}
      note={note}
      table={table}
      draw={(size) => (
        <BandRows
          {...size}
          label={title}
          rows={rows}
          series={2}
          ticks={ticksIn(wholeOf(lengthMs), Math.max(2, Math.floor(size.widthPx / TICK_PX)))}
          max={lengthMs}
          tick={runningClock}
        />
      )}
    />
  );
}
