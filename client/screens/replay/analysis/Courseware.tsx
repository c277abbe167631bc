import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { surfaceKey } from '../../../../shared/lesson/surfaceState.ts';
import type { AskedPoll, ShownPage } from '../../../../shared/study/analysis/courseware.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { TimeRows } from '../../../charts/TimeRows.tsx';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { percent } from './measures.ts';
import { Hint, SectionFrame, type SectionProps } from './SectionFrame.tsx';

/** Neighbouring pages are told apart by turns, questions are a third. */
const SERIES = { page: 0, pageNext: 4, poll: 1, count: 5 } as const;

/** What was shown and asked over time, for how long, and what came of the questions. */
export function Courseware({ analysis, words }: SectionProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const { pages, polls, lanes } = analysis;
  const title = t('courseware');
  const nothing = pages.length === 0 && polls.length === 0;
  return (
    <SectionFrame id="courseware" title={title}>
      {nothing ? (
        <Hint>{t('courseware.none')}</Hint>
      ) : (
        <Chart key={lanes.pages.length} analysis={analysis} words={words} />
      )}
      {polls.length > 0 ? <Hint>{t('poll.hint')}</Hint> : null}
    </SectionFrame>
  );
}

function Chart({ analysis, words }: SectionProps): JSX.Element {
  const { t } = useTranslation(['analysis', 'polls']);
  const evidence = useEvidence();
  const title = t('courseware.chart');
  const { lanes, pages, polls, lengthMs } = analysis;
  const pollName = ({ question, type }: AskedPoll): string => question || t(`polls:type.${type}`);
  const stretch = (span: { readonly fromMs: number; readonly toMs: number }, word: string, series: number) => {
    const label = `${word} ${words.seconds(span.toMs - span.fromMs)}`;
    const { fromMs, toMs } = span;
    return { key: `${fromMs}`, fromMs, toMs, word, label, series, onOpen: () => evidence.open(label, [span]) };
  };
  const order = new Map(pages.map(({ key }, index) => [key, index]));
  const rows = [
    {
      key: 'pages',
      name: t('pages'),
      stretches: lanes.pages.map((span) =>
        stretch(
          span,
          words.page(span.surface),
          (order.get(surfaceKey(span.surface)) ?? 0) % 2 ? SERIES.pageNext : SERIES.page,
        ),
      ),
    },
    { key: 'polls', name: t('polls'), stretches: polls.map((poll) => stretch(poll, pollName(poll), SERIES.poll)) },
  ].filter(({ stretches }) => stretches.length > 0);
  return (
    <>
      <ChartFigure
        title={title}
        note={words.note()}
        draw={(size) => <TimeRows {...size} label={title} lengthMs={lengthMs} rows={rows} series={SERIES.count} />}
        table={<PageTable pages={pages} words={words} />}
      />
      {polls.length > 0 ? <PollTable polls={polls} name={pollName} words={words} /> : null}
    </>
  );
}

function PageTable({
  pages,
  words,
}: { readonly pages: readonly ShownPage[] } & Pick<SectionProps, 'words'>): JSX.Element {
  const { t } = useTranslation('analysis');
  const columns = [
    { key: 'page', title: t('pages') },
    { key: 'shown', title: t('shown') },
    { key: 'times', title: t('times') },
  ];
  const rows = pages.map(({ key, surface, spans, shownMs }) => {
    const name = words.page(surface);
    const of = (what: string): string => t('of', { name, what });
    return {
      key,
      name,
      cells: [
        <EvidenceButton key="shown" about={of(t('shown'))} value={words.seconds(shownMs)} spans={spans} />,
        <EvidenceButton key="times" about={of(t('times'))} value={`${spans.length}`} spans={spans} />,
      ],
    };
  });
  return <DataTable caption={t('pages')} columns={columns} rows={rows} />;
}

type PollTableProps = Pick<SectionProps, 'words'> & {
  readonly polls: readonly AskedPoll[];
  readonly name: (poll: AskedPoll) => string;
};

function PollTable({ polls, name, words }: PollTableProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const columns = [
    { key: 'poll', title: t('poll') },
    { key: 'shown', title: t('shown') },
    { key: 'answers', title: t('poll.answers') },
    { key: 'rate', title: t('poll.rate') },
    { key: 'right', title: t('poll.right') },
  ];
  const rows = polls.map((poll) => {
    const { pollId, fromMs, toMs, answers, responseRatio, rightRatio } = poll;
    const of = (what: string): string => t('of', { name: name(poll), what });
    const spans = [{ fromMs, toMs }];
    return {
      key: pollId,
      name: name(poll),
      cells: [
        <EvidenceButton key="shown" about={of(t('shown'))} value={words.seconds(toMs - fromMs)} spans={spans} />,
        <EvidenceButton
          key="answers"
          about={of(t('poll.answers'))}
          value={answers === null ? null : `${answers}`}
          spans={answers === 0 ? [] : spans}
        />,
        <EvidenceButton key="rate" about={of(t('poll.rate'))} value={percent(responseRatio)} spans={spans} />,
        <EvidenceButton key="right" about={of(t('poll.right'))} value={percent(rightRatio)} spans={spans} />,
      ],
    };
  });
  return <DataTable caption={t('polls')} columns={columns} rows={rows} />;
}
