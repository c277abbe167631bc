import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { rungOf } from '../../../shared/lesson/rungs.ts';
import { uplinkOf, uplinkStep } from '../../../shared/lesson/uplink.ts';
import { LongName } from '../../kit/LongName.tsx';
import { StatusMark, type StatusTone } from '../../kit/StatusMark.tsx';
import { useSecond } from '../../kit/useSecond.ts';
import { EndLesson } from '../../lesson/course/EndLesson.tsx';
import { LessonClock } from '../../lesson/course/LessonClock.tsx';
import type { Course } from '../../lesson/course/useCourse.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { LINK_TONE, linkWord } from '../../lesson/link/linkWord.ts';
import { OwnLine } from '../../lesson/link/OwnLine.tsx';
import { TakeControl } from '../../lesson/takes/TakeControl.tsx';
import { countHere, type WallPlace } from '../../lesson/wall/wallPlaces.ts';
import styles from './TopBar.module.css';

type Props = { readonly session: LessonSession; readonly course: Course; readonly places: readonly WallPlace[] };

/** Which lesson, since when, who is there, and the way out. */
export function TopBar({ session, course, places }: Props): JSX.Element {
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  const here = countHere(places);
  return (
    <header className={styles['bar']}>
      <div className={styles['lesson']}>
        <LongName name={plan?.title ?? ''} className={styles['title']} />
        <span className={styles['course']}>{plan?.courseTitle}</span>
      </div>
      <LessonClock session={session} />
      <TakeControl session={session} />
      <OwnLine session={session} />
      <HereCount session={session} places={places} here={here} />
      <EndLesson course={course} here={here} />
    </header>
  );
}

function HereCount({
  session,
  places,
  here,
}: Pick<Props, 'session' | 'places'> & { readonly here: number }): JSX.Element {
  const { t } = useTranslation('console');
  const links = useLesson(session.store, (lesson) => lesson.links);
  const rungs = useLesson(session.store, (lesson) => lesson.rungs);
  const uplinks = useLesson(session.store, (lesson) => lesson.uplinks);
  const nowMs = useSecond() + session.clockAheadMs;
  const toneOf = ({ seat }: WallPlace): StatusTone => {
    if (!seat || seat.presence === 'left') return 'idle';
    if (seat.presence === 'away') return 'bad';
    const word = linkWord(links[seat.seatId], rungOf({ rungs }, seat.seatId), nowMs);
    const tone = word === 'unknown' ? 'good' : LINK_TONE[word];
    return tone === 'good' && uplinkStep(uplinkOf({ uplinks }, seat.seatId)) !== 'whole' ? 'attention' : tone;
  };
  return (
    <div className={styles['here']}>
      <span className={styles['count']}>{t('here-of', { here, all: places.length })}</span>
      <span className={styles['marks']} aria-hidden="true">
        {places.map((place) => (
          <StatusMark key={place.classroomId} wordless tone={toneOf(place)} word={place.schoolName} />
        ))}
      </span>
    </div>
  );
}
