import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import { BookOpen, Plus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Course, School } from '../../../shared/api/index.ts';
import { coursesQuery } from '../../api/courses.ts';
import { gradeKey } from '../../i18n/grade.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ListPage } from '../ListPage.tsx';
import { ListTable } from '../ListTable.tsx';
import { matches } from '../matches.ts';
import { OpenName } from '../OpenName.tsx';
import { SchoolFilter } from '../SchoolFilter.tsx';
import { useSchoolScope } from '../useSchoolScope.ts';
import { CourseDrawer } from './CourseDrawer.tsx';
import { useTeachers } from './useTeachers.ts';

function useColumns(withSchool: boolean): TableColumnsType<Course> {
  const { t } = useTranslation(['admin', 'common']);
  const school = { title: t('people.school'), dataIndex: 'schoolName', responsive: ['lg' as const] };
  const kind = ({ subject, grade }: Course): string =>
    `${t(`common:subject.${subject}`)} · ${t(`common:grade.${gradeKey(grade)}`)}`;
  return [
    {
      title: t('courses.name'),
      key: 'title',
      render: (_, course) => <OpenName name={course.title} note={`${kind(course)} · ${course.teacherName}`} />,
    },
    { title: t('courses.kind'), key: 'kind', responsive: ['md'], render: (_, course) => kind(course) },
    { title: t('courses.teacher'), dataIndex: 'teacherName', responsive: ['md'] },
    ...(withSchool ? [school] : []),
    { title: t('courses.lessons'), dataIndex: 'lessons', width: 110, align: 'right', responsive: ['md'] },
  ];
}

/** The courses within this administrator's reach. */
export function CoursesPage(): JSX.Element {
  const { t } = useTranslation('admin');
  const scope = useSchoolScope();
  const teachers = useTeachers();
  const { data, error, refetch } = useQuery(coursesQuery);
  const [query, setQuery] = useState('');
  const [school, setSchool] = useState<School['schoolId'] | null>(null);
  const [open, setOpen] = useState<Course | 'new' | undefined>(undefined);
  const found = (data ?? []).filter(
    (course) =>
      (school === null || course.schoolId === school) &&
      matches(query, [course.title, course.teacherName, course.schoolName]),
  );
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('courses.add')}
    </Button>
  );
  const toPeople = (
    <Link to="/admin/people" className={buttonClass('primary')}>
      {t('courses.no-teacher.go')}
    </Link>
  );
  return (
    <ListPage
      title={t('courses.title')}
      searchFor={t('courses.search')}
      query={query}
      onQuery={setQuery}
      filters={
        scope.district ? <SchoolFilter schools={scope.schools ?? []} value={school} onChange={setSchool} /> : undefined
      }
      action={data?.length === 0 ? undefined : add}
    >
      <ListTable
        label={t('courses.title')}
        items={data}
        found={found}
        error={error}
        onRetry={() => void refetch()}
        query={query}
        onClear={() => {
          setQuery('');
          setSchool(null);
        }}
        idOf={({ courseId }) => courseId}
        onOpen={setOpen}
        columns={useColumns(scope.district)}
        empty={
          teachers?.length === 0 ? (
            <EmptyState
              icon={<BookOpen />}
              title={t('courses.no-teacher')}
              hint={t('courses.no-teacher.hint')}
              action={toPeople}
            />
          ) : (
            <EmptyState icon={<BookOpen />} title={t('courses.empty')} hint={t('courses.empty.hint')} action={add} />
          )
        }
      />
      <CourseDrawer open={open} onClose={() => setOpen(undefined)} />
    </ListPage>
  );
}
