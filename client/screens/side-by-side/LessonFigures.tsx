import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParallelLesson } from '../../../shared/api/index.ts';
import type { LessonAnalysis } from '../../../shared/study/analysis/analyse.ts';
import { stChanges, stRuns } from '../../../shared/study/analysis/stSpans.ts';
import { stFigures } from '../../../shared/study/st.ts';
import type { Span } from '../../../shared/timeline/tracks.ts';
import { EvidenceButton } from '../../study/evidence/EvidenceButton.tsx';
import { EvidenceContext } from '../../study/evidence/EvidenceContext.ts';
import type { EvidencePlayer } from '../../study/evidence/EvidencePlayer.ts';
import { shownRatio } from '../studies/shownRatio.ts';
import styles from './sideBySide.module.css';
import { ST_INTERVAL_S } from './stInterval.ts';

type Props = {
  readonly lessons: readonly [ParallelLesson, ParallelLesson];
  readonly analyses: readonly [LessonAnalysis, LessonAnalysis];
  /** Each plays in its own lesson. */
  readonly evidence: readonly [EvidencePlayer, EvidencePlayer];
};

/** A number with the stretches that it was counted from. */
type Counted = { readonly value: string; readonly spans: readonly Span[] };

/** What the logs of both lessons tell by themselves, in the same rows. A press on a number plays where it comes from. */
export function LessonFigures({ lessons, analyses, evidence }: Props): JSX.Element {
  const { t } = useTranslation('side-by-side');
  const [one, other] = [figuresOf(analyses[0]), figuresOf(analyses[1])];
  const mode = (of: typeof one): Counted => ({
    value: of.mode === null ? '—' : t(`mode.${of.mode}`),
    spans: of.runs,
  });
  const rows: readonly [string, Counted, Counted][] = [
    [t('row.length'), one.length, other.length],
    [t('row.teacher'), one.teacher, other.teacher],
    [t('row.pupils'), one.pupils, other.pupils],
    [t('row.hands'), one.hands, other.hands],
    [t('row.grants'), one.grants, other.grants],
    [t('row.polls'), one.polls, other.polls],
    [t('row.gap'), one.gap, other.gap],
    [t('row.rt', { s: ST_INTERVAL_S }), one.rt, other.rt],
    [t('row.ch', { s: ST_INTERVAL_S }), one.ch, other.ch],
    [t('row.mode', { s: ST_INTERVAL_S }), mode(one), mode(other)],
  ];
  return (
    <section>
      <h2 className={styles['part']}>{t('figures')}</h2>
      <p className={styles['note']}>{t('figures.hint')}</p>
      <div className={styles['scroll']}>
        <table className={styles['table']} data-table="lessons">
          <thead>
            <tr>
              <th scope="col">{t('figure')}</th>
              {lessons.map(({ studyId, teacherName }, index) => (
                <th key={studyId} scope="col">
                  {index === 0 ? 'A' : 'B'} {teacherName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <Cell
                    // biome-ignore lint/suspicious/noArrayIndexKey: the two lessons, in their order.
                    key={index}
                    about={`${index === 0 ? 'A' : 'B'} ${name}`}
                    cell={cell}
                    evidence={evidence[index === 0 ? 0 : 1]}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type CellProps = { readonly about: string; readonly cell: Counted; readonly evidence: EvidencePlayer };

const Cell = ({ about, cell: { value, spans }, evidence }: CellProps): ReactNode => (
  <td>
    {spans.length === 0 ? (
      value
    ) : (
      <EvidenceContext value={evidence}>
        <EvidenceButton about={about} value={value} spans={spans} />
      </EvidenceContext>
    )}
  </td>
);

function figuresOf({ lengthMs, teacher, classrooms, polls, samples }: LessonAnalysis) {
  const sampled = samples(ST_INTERVAL_S);
  const { rt, ch, mode } = stFigures(sampled.map(({ two }) => two));
  const [runs, changes] = [stRuns(sampled, 'two'), stChanges(sampled, 'two')];
  const turns = classrooms.flatMap((room) => room.turns);
  const gaps = classrooms.flatMap((room) => room.gaps);
  const count = (spans: readonly Span[]): Counted => ({ value: String(spans.length), spans });
  return {
    mode,
    runs,
    length: { value: minutes(lengthMs), spans: [] },
    teacher: { value: minutes(lengthOf(teacher)), spans: teacher },
    pupils: { value: `${turns.length} / ${minutes(lengthOf(turns))}`, spans: turns },
    hands: count(classrooms.flatMap((room) => room.hands)),
    grants: count(classrooms.flatMap((room) => room.grants)),
    polls: count(polls),
    gap: { value: seconds(median(gaps.map(({ fromMs, toMs }) => toMs - fromMs))), spans: gaps },
    rt: { value: shownRatio(rt), spans: runs.filter(({ symbol }) => symbol !== 'S') },
    ch: { value: shownRatio(ch), spans: changes },
  };
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);

const minutes = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;

const seconds = (ms: number | null): string => (ms === null ? '—' : `${(ms / 1_000).toFixed(1)} s`);

/** `null` of nothing. */
function median(values: readonly number[]): number | null {
  const inOrder = [...values].sort((a, b) => a - b);
  const [low, high] = [inOrder[Math.floor((inOrder.length - 1) / 2)], inOrder[Math.floor(inOrder.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
