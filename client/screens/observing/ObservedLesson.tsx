import { type JSX, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runningTake } from '../../../shared/lesson/takes.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { Observable } from '../../kit/Observable.ts';
import { Segments } from '../../kit/Segments.tsx';
import { useLesson } from '../../lesson/LessonStore.ts';
import type { ObserverSession } from '../../lesson/observing/ObserverSession.ts';
import { LessonAudio } from '../../stage/LessonAudio.tsx';
import { LiveMarkList } from '../../study/marks/live/LiveMarkList.tsx';
import { LiveCodingPanel } from './coding/LiveCodingPanel.tsx';
import { ObservedStage } from './ObservedStage.tsx';
import { ObserverHeader } from './ObserverHeader.tsx';
import { ObserverNotes } from './ObserverNotes.tsx';
import styles from './observer.module.css';
import { SourceWall } from './SourceWall.tsx';
import { useLiveMarking } from './useLiveMarking.ts';
import { useObserverKeys } from './useObserverKeys.ts';

/** What stands beside the picture: marks, or the coding pad of a lesson that is recorded. */
const BESIDE = ['marks', 'coding'] as const;

type Props = { readonly lessonId: LessonId; readonly session: ObserverSession };

/** The lesson as an observer has it: what is shown, every picture, and the marks beside it. */
export function ObservedLesson({ lessonId, session }: Props): JSX.Element {
  const { t } = useTranslation('observing');
  const marking = useLiveMarking(lessonId, session);
  const beganAtMs = useLesson(session.store, ({ startedAtMs }) => startedAtMs ?? 0);
  const live = useLesson(session.store, ({ phase }) => phase === 'live');
  const recorded = useLesson(session.store, (lesson) => runningTake(lesson) !== undefined);
  const take = useLesson(session.store, ({ takes }) => takes.at(-1));
  const title = useLesson(session.store, ({ plan }) => plan?.title ?? '');
  const [beside, setBeside] = useState<(typeof BESIDE)[number]>('marks');
  const codes = take !== undefined && beside === 'coding';
  const blocked = useMemo(() => new Observable(false), []);
  const [sound, setSound] = useState(true);
  useObserverKeys(marking, live);
  return (
    <div className={styles['page']}>
      <ObserverHeader lessonId={lessonId} session={session} sound={sound} onSound={setSound} />
      <main className={styles['main']}>
        <div className={styles['seen']} data-theme="dark">
          <ObserverNotes session={session} blocked={blocked} sound={sound} />
          <ObservedStage session={session} marking={marking} />
          {live ? <SourceWall session={session} /> : null}
        </div>
        <aside className={styles['beside']} aria-label={t(beside)}>
          {take ? (
            <div className={styles['choice']}>
              <Segments
                wide
                label={t('beside')}
                value={beside}
                choices={BESIDE.map((value) => ({ value, label: t(value) }))}
                onChange={setBeside}
              />
            </div>
          ) : null}
          {/* Stays when marks are looked at: what was begun is not read again. */}
          {take ? (
            <div hidden={!codes}>
              <LiveCodingPanel key={take.takeId} take={take} lessonTitle={title} session={session} inFront={codes} />
            </div>
          ) : null}
          {codes ? null : (
            <LiveMarkList lessonId={lessonId} marking={marking} beganAtMs={beganAtMs} live={live} recorded={recorded} />
          )}
        </aside>
      </main>
      {sound && live ? <LessonAudio session={session} blocked={blocked} /> : null}
    </div>
  );
}
