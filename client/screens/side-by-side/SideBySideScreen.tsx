import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { type JSX, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParallelLesson, Study } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { StudyId } from '../../../shared/vocabulary/index.ts';
import { parallelsQuery } from '../../api/parallels.ts';
import { studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import type { Replay } from '../../playback/Replay.ts';
import { linkBetween } from '../../study/beside/linkBetween.ts';
import { PairedClocks } from '../../study/beside/PairedClocks.ts';
import { useReplay } from '../replay/useReplay.ts';
import { Beside } from './Beside.tsx';
import styles from './sideBySide.module.css';

type Asked = { readonly studyId: string; readonly otherId: string };

/** Two lessons of a study side by side: players, timelines and figures. */
export function SideBySideScreen({ studyId, otherId }: Asked): JSX.Element {
  const [one, other] = [StudyId.safeParse(studyId), StudyId.safeParse(otherId)];
  if (!one.success || !other.success || one.data === other.data)
    return <Refused error={new AppError('study.not-found')} />;
  return <WithLessons studyId={one.data} otherId={other.data} />;
}

function WithLessons({ studyId, otherId }: { readonly studyId: StudyId; readonly otherId: StudyId }): JSX.Element {
  const study = useQuery(studyQuery(studyId));
  const otherStudy = useQuery(studyQuery(otherId));
  const lessons = useQuery(parallelsQuery(studyId));
  const error = study.error ?? otherStudy.error ?? lessons.error;
  if (study.data && otherStudy.data && lessons.data) {
    const first = lessons.data.find((each) => each.studyId === studyId);
    const other = lessons.data.find((each) => each.studyId === otherId);
    if (!first || !other) return <Refused error={new AppError('study.not-compared')} />;
    return <WithTakes studies={[study.data, otherStudy.data]} lessons={[first, other]} />;
  }
  return error ? <Refused error={error} /> : <Opening />;
}

type Pair = {
  readonly studies: readonly [Study, Study];
  readonly lessons: readonly [ParallelLesson, ParallelLesson];
};

function WithTakes({ studies, lessons }: Pair): JSX.Element {
  const [first, other] = lessons;
  const one = useReplay({ takeId: first.takeId, startMs: 0, pinned: null });
  const two = useReplay({ takeId: other.takeId, startMs: 0, pinned: null });
  const error = one.error ?? two.error;
  if (error) return <Refused error={error} />;
  if (!one.replay || !two.replay) return <Opening />;
  return <WithClocks studies={studies} lessons={lessons} replays={[one.replay, two.replay]} />;
}

function WithClocks(pair: Pair & { readonly replays: readonly [Replay, Replay] }): JSX.Element {
  const { lessons, replays } = pair;
  const [clocks, setClocks] = useState<PairedClocks | null>(null);
  const [first, other] = replays;
  // A link that is changed later is told to the clocks where it is changed.
  const open = useEffectEvent(
    () => new PairedClocks(first.playback.clock, other.playback.clock, linkBetween(...lessons)),
  );
  // Opened with the players and closed with them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the players decide when.
  useEffect(() => {
    const paired = open();
    setClocks(paired);
    return () => paired.close();
  }, [first, other]);
  return clocks ? <Beside {...pair} clocks={clocks} /> : <Opening />;
}

function Refused({ error }: { readonly error: Error }): JSX.Element {
  const sentence = useErrorText();
  return (
    <main className={styles['middle']}>
      <EmptyState page icon={<TriangleAlert />} title={sentence(error)} />
    </main>
  );
}

function Opening(): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <main className={styles['middle']}>
      <Spinner large label={t('loading')} />
    </main>
  );
}
