import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedPoll } from '../../../../shared/study/analysis/courseware.ts';
import { BandRows } from '../../../charts/BandRows.tsx';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { roundTicks } from '../../../charts/scale.ts';
import { runningClock } from '../../../i18n/times.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import styles from './report.module.css';
import type { ChartProps } from './SpeakingChart.tsx';

/** Steps of the axis, where there is room and where there is little. */
const TICKS = { wide: 5, narrow: 2 } as const;
const NARROW_PX = 460;
/** More would not leave the sheet one. */
const MOST = 8;

/** When each question was asked, and how many answers came. */
export function PollsChart({ analysis, note }: ChartProps): JSX.Element {
  const { t } = useTranslation(['report', 'polls']);
  const evidence = useEvidence();
  const title = t('chart.polls');
  if (analysis.polls.length === 0)
    return (
      <section className={styles['noChart']} aria-label={title}>
        <h3>{title}</h3>
        <p>{t('chart.polls.none')}</p>
      </section>
    );
  const nameOf = ({ question, type, fromMs }: AskedPoll): string =>
    `${runningClock(fromMs)} ${question || t(`polls:type.${type}`)}`;
  const most = Math.max(1, ...analysis.polls.map(({ answers }) => answers ?? 0));
  const rows = analysis.polls.slice(0, MOST).map((poll) => {
    const { pollId: key, answers, fromMs, toMs } = poll;
    const [name, word] = [nameOf(poll), answers === null ? t('unsummed') : t('unit.answers', { count: answers })];
    const label = `${name} ${word}`;
    const onOpen = (): void => evidence.open(label, [{ fromMs, toMs }]);
    return { key, name, word, bands: answers ? [{ key, from: 0, to: answers, label, series: 2, onOpen }] : [] };
  });
  const table = (
    <DataTable
      caption={title}
      columns={[
        { key: 'poll', title: t('topic.polls') },
        { key: 'answers', title: t('answers') },
      ]}
      rows={analysis.polls.map((poll) => ({
        key: poll.pollId,
        name: nameOf(poll),
        cells: [
          <EvidenceButton
            key="answers"
            about={nameOf(poll)}
            value={poll.answers === null ? null : `${poll.answers}`}
            spans={[{ fromMs: poll.fromMs, toMs: poll.toMs }]}
          />,
        ],
      }))}
    />
  );
  return (
    <ChartFigure
      title={title}
      note={note}
      table={table}
      legend={
        analysis.polls.length > MOST ? <p className={styles['note']}>{t('chart.polls.more', { count: MOST })}</p> : null
      }
      draw={(size) => {
        const ticks = roundTicks(most, size.widthPx < NARROW_PX ? TICKS.narrow : TICKS.wide);
        return (
          <BandRows
            {...size}
            label={title}
            rows={rows}
            series={3}
            ticks={ticks}
            max={ticks.at(-1) ?? 1}
            tick={(value) => `${value}`}
          />
        );
      }}
    />
  );
}
