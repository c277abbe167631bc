import { CalendarDays, SearchX } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { startOfDay } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { matches } from '../matches.ts';
import { byDay } from './byDay.ts';
import styles from './lessons.module.css';
import { WeekRow } from './WeekRow.tsx';

type Props = {
  /** Of one week, earliest first; `undefined` while they are on their way. */
  readonly lessons: readonly Lesson[] | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly query: string;
  readonly onClear: () => void;
  readonly nowMs: number;
  readonly onOpen: (lesson: Lesson) => void;
};

const wordsOf = ({ title, courseTitle, teacherName, schoolName, listening }: Lesson): string[] => [
  title,
  courseTitle,
  teacherName,
  schoolName,
  ...listening.flatMap((classroom) => [classroom.schoolName, classroom.name]),
];

/** A week's lessons day by day, or why there are none. */
export function WeekList({ lessons, error, onRetry, query, onClear, nowMs, onOpen }: Props): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const sentence = useErrorText();
  const times = useTimes();
  if (error !== null && lessons === undefined) {
    return (
      <Notice
        tone="bad"
        action={
          <Button size="s" onClick={onRetry}>
            {t('common:retry')}
          </Button>
        }
      >
        {sentence(error)}
      </Notice>
    );
  }
  if (lessons === undefined)
    return (
      <div className={styles['waiting']}>
        <Spinner large label={t('common:loading')} />
      </div>
    );
  const found = lessons.filter((lesson) => matches(query, wordsOf(lesson)));
  if (lessons.length === 0)
    return <EmptyState icon={<CalendarDays />} title={t('lessons.week.empty')} hint={t('lessons.week.empty.hint')} />;
  if (found.length === 0) {
    const clear = <Button onClick={onClear}>{t('search.clear')}</Button>;
    return (
      <EmptyState icon={<SearchX />} title={t('search.none', { query })} hint={t('search.none.hint')} action={clear} />
    );
  }
  return (
    <>
      {byDay(found).map(({ dayAtMs, lessons: ofDay }) => (
        <section key={dayAtMs} className={styles['day']}>
          <h2 className={styles['dayName']} data-today={dayAtMs === startOfDay(nowMs)}>
            {times.day(dayAtMs)}
            {dayAtMs === startOfDay(nowMs) ? <span className={styles['today']}>{t('today')}</span> : null}
          </h2>
          <ul className={styles['rows']}>
            {ofDay.map((lesson) => (
              <WeekRow key={lesson.lessonId} lesson={lesson} onOpen={() => onOpen(lesson)} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
