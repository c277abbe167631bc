import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassroomEvidence, Measure } from '../../../../shared/study/analysis/analyse.ts';
import type { ComparedShare } from '../../../../shared/study/participation.ts';
import { sum } from '../../../../shared/study/sequence.ts';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { DataTable } from '../../../charts/DataTable.tsx';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { countOf, decimal, MEASURES, rollSpans } from './measures.ts';
import type { SectionProps } from './SectionFrame.tsx';

/** Marks a classroom whose microphone was shut for long; a sentence below the table says so. */
const UNDER_MEASURED = ' △';

/** What was counted of each classroom, and apart from them of the teacher. */
export function ParticipationTable({
  analysis,
  words,
  measure,
}: SectionProps & { readonly measure: Measure }): JSX.Element {
  const { t } = useTranslation('analysis');
  const counted = MEASURES.map((each) => ({ key: each, title: t(`measure.${each}`) }));
  const equity = t('equity', { measure: t(`measure.${measure}`) });
  const cell = (who: string, what: string, value: string, spans: readonly Span[]): ReactNode => (
    <EvidenceButton about={t('of', { name: who, what })} value={value} spans={spans} />
  );
  const rooms = analysis.classrooms.map((room, index) => {
    const name = words.room(room.classroomId);
    const compared = analysis.comparisons[measure].each[index];
    const granted = room.hands.filter((hand) => hand.granted);
    return {
      key: room.classroomId,
      name: compared?.underMeasured ? `${name}${UNDER_MEASURED}` : name,
      cells: [
        cell(name, t('pupils'), `${room.pupils}`, rollSpans(room)),
        ...counted.map(({ key, title }) => {
          const { value, spans } = countOf(room, key);
          return cell(name, title, key === 'seconds' ? words.seconds(value * 1_000) : `${value}`, spans);
        }),
        cell(name, t('granted'), `${granted.length}`, granted),
        <Equity
          key="equity"
          room={room}
          compared={compared}
          about={t('of', { name, what: equity })}
          measure={measure}
        />,
        cell(name, t('silence'), words.seconds(room.longestSilence.toMs - room.longestSilence.fromMs), [
          room.longestSilence,
        ]),
      ],
    };
  });
  const spokenMs = sum(analysis.teacher.map((turn) => turn.spokenMs));
  const teacher = {
    key: 'teacher',
    name: t('teacher'),
    cells: [
      null,
      cell(t('symbol.T'), t('measure.turns'), `${analysis.teacher.length}`, analysis.teacher),
      cell(t('symbol.T'), t('measure.seconds'), words.seconds(spokenMs), analysis.teacher),
      ...['hands', 'grants', 'answers', 'granted', 'equity', 'silence'].map(() => null),
    ],
  };
  const columns = [
    { key: 'classroom', title: t('classroom') },
    { key: 'pupils', title: t('pupils') },
    ...counted,
    { key: 'granted', title: t('granted') },
    { key: 'equity', title: equity, hint: t('equity.hint') },
    { key: 'silence', title: t('silence') },
  ];
  return <DataTable caption={t('participation.table')} columns={columns} rows={[...rooms, teacher]} />;
}

type EquityProps = {
  readonly room: ClassroomEvidence;
  readonly compared: ComparedShare | undefined;
  readonly about: string;
  readonly measure: Measure;
};

/** The ratio, or in words why there is none. */
function Equity({ room, compared, about, measure }: EquityProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const value = decimal(compared?.equityRatio ?? null);
  const tooFew = value === null && (compared?.expected ?? null) !== null;
  return <EvidenceButton about={about} value={tooFew ? t('equity.few') : value} spans={countOf(room, measure).spans} />;
}
