import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { sum } from '../../../../shared/study/sequence.ts';
import { BandRows } from '../../../charts/BandRows.tsx';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { roundTicks } from '../../../charts/scale.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import type { ChartProps } from './SpeakingChart.tsx';
import { speakersOf } from './speakers.ts';

/** Steps of the axis, where there is room and where there is little. */
const TICKS = { wide: 5, narrow: 2 } as const;
const NARROW_PX = 460;

/** How long and how often each classroom spoke; teachers are no classroom, and not compared with them. */
export function TurnsChart({ analysis, words, note }: ChartProps): JSX.Element {
  const { t } = useTranslation('report');
  const evidence = useEvidence();
  const title = t('chart.turns');
  const rooms = speakersOf(analysis, { words, teacher: t('teacher') })
    .slice(1)
    .map((speaker) => {
      const spokenMs = sum(speaker.turns.map((turn) => turn.spokenMs));
      const seconds = Math.round(spokenMs / 1_000);
      const count = speaker.turns.length;
      return { ...speaker, seconds, count, word: `${words.length(spokenMs)} · ${t('unit.turns', { count })}` };
    });
  const most = Math.max(1, ...rooms.map(({ seconds }) => seconds));
  const rows = rooms.map(({ key, name, turns, seconds, word, series }) => {
    const label = `${name} ${word}`;
    const band = { key, from: 0, to: seconds, label, series, onOpen: () => evidence.open(label, turns) };
    return { key, name, word, bands: turns.length === 0 ? [] : [band] };
  });
  const table = (
    <DataTable
      caption={title}
      columns={[
        { key: 'room', title: t('topic.speech') },
        { key: 'seconds', title: t('seconds') },
        { key: 'turns', title: t('turns') },
      ]}
      rows={rooms.map(({ key, name, turns, seconds, count }) => ({
        key,
        name,
        cells: [
          <EvidenceButton key="seconds" about={`${name} ${t('seconds')}`} value={`${seconds}`} spans={turns} />,
          <EvidenceButton key="turns" about={`${name} ${t('turns')}`} value={`${count}`} spans={turns} />,
        ],
      }))}
    />
  );
  return (
    <ChartFigure
      title={title}
      note={note}
      table={table}
      draw={(size) => {
        const ticks = roundTicks(most, size.widthPx < NARROW_PX ? TICKS.narrow : TICKS.wide);
        return (
          <BandRows
            {...size}
            label={title}
            rows={rows}
            series={2}
            ticks={ticks}
            max={ticks.at(-1) ?? 1}
            tick={(value) => `${value}`}
          />
        );
      }}
    />
  );
}
