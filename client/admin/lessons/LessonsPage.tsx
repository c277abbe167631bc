import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarDays, Plus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { coursesQuery } from '../../api/courses.ts';
import { lessonsQuery } from '../../api/lessons.ts';
import { useNow } from '../../api/useNow.ts';
import { addDays, startOfWeek } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ListPage } from '../ListPage.tsx';
import { LessonDrawer } from './LessonDrawer.tsx';
import styles from './lessons.module.css';
import { WeekList } from './WeekList.tsx';
import { WeekSwitch } from './WeekSwitch.tsx';

/** The timetable, a week at a time. */
export function LessonsPage(): JSX.Element {
  const { t } = useTranslation(['admin', 'drill']);
  const now = useNow();
  const [weekAtMs, setWeekAtMs] = useState(() => startOfWeek(now));
  const lessons = useQuery(lessonsQuery(weekAtMs, addDays(weekAtMs, 7)));
  const courses = useQuery(coursesQuery);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<Lesson | 'new' | undefined>(undefined);
  const noCourses = courses.data?.length === 0;
  const actions = (
    <div className={styles['week']}>
      <Link to="/admin/drill" className={buttonClass('quiet')}>
        {t('drill:title')}
      </Link>
      <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpen('new')}>
        {t('lessons.add')}
      </Button>
    </div>
  );
  const toCourses = (
    <Link to="/admin/courses" className={buttonClass('primary')}>
      {t('lessons.no-course.go')}
    </Link>
  );
  return (
    <ListPage
      title={t('lessons.title')}
      searchFor={t('lessons.search')}
      query={query}
      onQuery={setQuery}
      filters={<WeekSwitch weekAtMs={weekAtMs} nowMs={now} onWeek={setWeekAtMs} />}
      action={noCourses ? undefined : actions}
    >
      {noCourses ? (
        <EmptyState
          icon={<CalendarDays />}
          title={t('lessons.no-course')}
          hint={t('lessons.no-course.hint')}
          action={toCourses}
        />
      ) : (
        <WeekList
          lessons={lessons.data}
          error={lessons.error}
          onRetry={() => void lessons.refetch()}
          query={query}
          onClear={() => setQuery('')}
          nowMs={now}
          onOpen={setOpen}
        />
      )}
      <LessonDrawer open={open} weekAtMs={weekAtMs} onClose={() => setOpen(undefined)} />
    </ListPage>
  );
}
