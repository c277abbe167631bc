import { Link } from '@tanstack/react-router';
import { ArrowLeft, Play } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { useCourse } from '../../lesson/course/useCourse.ts';
import { LobbyDecks } from '../../lesson/courseware/LobbyDecks.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import { usePlaces } from '../../lesson/wall/usePlaces.ts';
import { Wall } from '../../lesson/wall/Wall.tsx';
import { countHere } from '../../lesson/wall/wallPlaces.ts';
import styles from './LobbyScreen.module.css';
import { SourceCheck } from './SourceCheck.tsx';

type Props = { readonly session: LessonSession; readonly sources: TeacherSources; readonly bands: ReactNode };

/** Before the lesson: is everybody there, am I seen and heard, and the one button. */
export function LobbyScreen({ session, sources, bands }: Props): JSX.Element {
  const { t } = useTranslation(['console', 'common']);
  const course = useCourse(session);
  const places = usePlaces(session);
  const here = countHere(places);
  return (
    <div className={styles['lobby']}>
      <header className={styles['bar']}>
        <Link to="/today" className={buttonClass('plain')}>
          <ArrowLeft aria-hidden="true" />
          {t('common:nav.today')}
        </Link>
      </header>
      {bands}
      <main className={styles['body']}>
        <section className={styles['lesson']}>
          <LessonTitle session={session} />
          <SourceCheck session={session} sources={sources} />
          <div className={styles['start']}>
            <Button
              variant="primary"
              size="l"
              icon={<Play aria-hidden="true" />}
              busy={course.busy}
              onClick={course.start}
            >
              {t('start')}
            </Button>
            <p>{here === 0 ? t('start.nobody') : t('start.hint')}</p>
          </div>
        </section>
        <section className={styles['classrooms']} aria-labelledby="classrooms">
          <h2 id="classrooms" className={styles['heading']}>
            {t('here-of', { here, all: places.length })}
          </h2>
          <Wall session={session} places={places} />
          <LobbyDecks session={session} />
        </section>
      </main>
    </div>
  );
}

function LessonTitle({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const times = useTimes();
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  if (!plan) return null;
  return (
    <header>
      <h1 className={styles['title']}>{plan.title}</h1>
      <p className={styles['course']}>
        <span className={styles['time']}>{times.span(plan.startsAtMs, plan.endsAtMs)}</span>
        <span>{plan.courseTitle}</span>
      </p>
    </header>
  );
}
