import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarClock } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { lessonsQuery } from '../../api/lessons.ts';
import { observingQuery } from '../../api/observing.ts';
import { useNow } from '../../api/useNow.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { addDays, startOfDay } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { LiveLessonCard } from './LiveLessonCard.tsx';
import styles from './observing.module.css';

/** The lessons that are live now, for those who walk through them; or when the next one begins. */
export function ObservingScreen(): JSX.Element {
  const { t } = useTranslation(['observing', 'common']);
  const sentence = useErrorText();
  const { data, error, isPending, refetch } = useQuery(observingQuery);
  const nowMs = useNow() + (data?.aheadMs ?? 0);
  return (
    <div className={styles['list']}>
      <header>
        <h1 className={styles['title']}>{t('title')}</h1>
        <p className={styles['hint']}>{t('hint')}</p>
      </header>
      {error === null ? null : (
        <Notice
          tone="bad"
          action={
            <Button size="s" onClick={() => void refetch()}>
              {t('common:retry')}
            </Button>
          }
        >
          {sentence(error)}
        </Notice>
      )}
      {isPending ? (
        <div className={styles['waiting']}>
          <Spinner large label={t('common:loading')} />
        </div>
      ) : null}
      {data ? <Found {...data} nowMs={nowMs} /> : null}
      <EndedToday nowMs={nowMs} />
    </div>
  );
}

type FoundProps = { readonly live: readonly Lesson[]; readonly next: Lesson | null; readonly nowMs: number };

function Found({ live, next, nowMs }: FoundProps): JSX.Element {
  const { t } = useTranslation('observing');
  if (live.length === 0)
    return (
      <EmptyState
        icon={<CalendarClock />}
        title={t('empty.title')}
        hint={next ? <Next lesson={next} nowMs={nowMs} /> : t('empty.none')}
      />
    );
  return (
    <section aria-label={t('live-now')}>
      <p className={styles['count']}>{t('live-count', { count: live.length })}</p>
      <ul className={styles['cards']}>
        {live.map((lesson) => (
          <LiveLessonCard key={lesson.lessonId} lesson={lesson} nowMs={nowMs} />
        ))}
      </ul>
    </section>
  );
}

function Next({ lesson, nowMs }: { readonly lesson: Lesson; readonly nowMs: number }): JSX.Element {
  const { t } = useTranslation('observing');
  const times = useTimes();
  const { title, teacherName: teacher, startsAtMs } = lesson;
  const isToday = startOfDay(startsAtMs) === startOfDay(nowMs);
  const when = isToday ? times.clock(startsAtMs) : times.moment(startsAtMs);
  return <>{t(startsAtMs <= nowMs ? 'empty.late' : 'empty.next', { title, teacher, when })}</>;
}

/** The lessons of today that are over, for what was marked in them. */
function EndedToday({ nowMs }: { readonly nowMs: number }): JSX.Element | null {
  const { t } = useTranslation('observing');
  const times = useTimes();
  const fromMs = startOfDay(nowMs);
  const { data = [] } = useQuery(lessonsQuery(fromMs, addDays(fromMs, 1)));
  const ended = data.filter(({ phase }) => phase === 'ended');
  if (ended.length === 0) return null;
  return (
    <section aria-labelledby="ended-today">
      <h2 id="ended-today" className={styles['groupTitle']}>
        {t('ended-today')}
      </h2>
      <ul className={styles['rows']}>
        {ended.map(({ lessonId, title, teacherName, schoolName, startedAtMs, startsAtMs, endedAtMs, endsAtMs }) => (
          <li key={lessonId} className={styles['row']}>
            <span className={styles['time']}>{times.span(startedAtMs ?? startsAtMs, endedAtMs ?? endsAtMs)}</span>
            <span className={styles['rowWhat']}>
              <strong>{title}</strong>
              <span className={styles['note']}>{t('teacher-of', { name: teacherName, school: schoolName })}</span>
            </span>
            <Link
              to="/observe/$lessonId"
              params={{ lessonId }}
              className={buttonClass('quiet')}
              aria-label={t('ended-marks-of', { title })}
            >
              {t('ended-marks')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
