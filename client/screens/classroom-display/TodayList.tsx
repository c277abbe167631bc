import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { addDays, startOfDay } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { useObservable } from '../../kit/Observable.ts';
import { countdownMs } from './countdown.ts';
import type { AgendaWatch } from './life/AgendaWatch.ts';
import { dayLessons, isAhead } from './life/dayLessons.ts';
import { bareTeacherName } from './names.ts';
import styles from './todayList.module.css';

/** How many lessons fit, written so that the last row can read them; fewer when a title takes several lines. */
const MOST = { short: 5, long: 3 };
/** Characters from which on a title takes more than one line. */
const LONG_FROM = 15;

type Props = { readonly agenda: AgendaWatch; readonly nowMs: number };

/** Today's lessons of this classroom; the next one stands out and counts down. */
export function TodayList({ agenda, nowMs }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const times = useTimes();
  const known = useObservable(agenda.agenda);
  if (!known)
    return (
      <section className={styles['list']}>
        <p className={styles['none']}>{t('waiting.reading')}</p>
      </section>
    );
  const day = { nowMs, fromMs: startOfDay(nowMs), toMs: addDays(nowMs, 1) };
  const { today, more, next } = dayLessons(
    known.lessons,
    day,
    known.lessons.some(({ title }) => title.length >= LONG_FROM) ? MOST.long : MOST.short,
  );
  return (
    <section className={styles['list']} aria-label={t('waiting.today')}>
      {today.length > 0 && <h2>{t('waiting.today')}</h2>}
      <ol>
        {today.map((lesson) => (
          <li key={lesson.lessonId} data-next={lesson === next} data-over={!isAhead(lesson, nowMs)}>
            <LessonLine lesson={lesson} nowMs={nowMs} isNext={lesson === next} />
          </li>
        ))}
      </ol>
      {more > 0 && <p className={styles['more']}>{t('waiting.more', { count: more })}</p>}
      {next === undefined && (
        <p className={styles['none']}>{t(today.length > 0 ? 'waiting.none' : 'waiting.none-ever')}</p>
      )}
      {next !== undefined && !today.includes(next) && (
        <>
          {today.length === 0 && <p className={styles['none']}>{t('waiting.none')}</p>}
          <p className={styles['more']}>
            {t('waiting.next-day', { day: times.day(next.startsAtMs), time: times.clock(next.startsAtMs) })}
            <span className={styles['later']}>{next.title}</span>
          </p>
        </>
      )}
    </section>
  );
}

function LessonLine({
  lesson,
  nowMs,
  isNext,
}: {
  readonly lesson: Lesson;
  readonly nowMs: number;
  readonly isNext: boolean;
}): JSX.Element {
  const { t } = useTranslation('display');
  const times = useTimes();
  const leftMs = countdownMs(lesson.startsAtMs - nowMs);
  const left = leftMs > 0 ? t('waiting.in', { length: times.length(leftMs) }) : t('waiting.soon');
  return (
    <>
      <time>{times.clock(lesson.startsAtMs)}</time>
      <p className={styles['title']}>
        {lesson.title}
        {!isAhead(lesson, nowMs) && <span className={styles['over']}>{t('waiting.over')}</span>}
      </p>
      {isNext && <p className={styles['left']}>{left}</p>}
      {isNext && (
        <p className={styles['who']}>
          {t('waiting.teacher', { teacher: bareTeacherName(lesson.teacherName), school: lesson.schoolName })}
        </p>
      )}
    </>
  );
}
