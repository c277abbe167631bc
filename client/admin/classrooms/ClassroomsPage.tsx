import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Presentation } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Classroom, School } from '../../../shared/api/index.ts';
import { classroomsQuery } from '../../api/classrooms.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ListPage } from '../ListPage.tsx';
import { ListTable } from '../ListTable.tsx';
import { matches } from '../matches.ts';
import { SchoolFilter } from '../SchoolFilter.tsx';
import { useSchoolScope } from '../useSchoolScope.ts';
import { ClassroomDrawer } from './ClassroomDrawer.tsx';
import { useClassroomColumns } from './useClassroomColumns.tsx';

/** The classrooms within this administrator's reach, and their displays. */
export function ClassroomsPage(): JSX.Element {
  const { t } = useTranslation('admin');
  const scope = useSchoolScope();
  const { data, error, refetch } = useQuery(classroomsQuery);
  const [query, setQuery] = useState('');
  const [school, setSchool] = useState<School['schoolId'] | null>(null);
  const [open, setOpen] = useState<Classroom | 'new' | undefined>(undefined);
  const mine = scope.ownSchool === null ? data : data?.filter(({ schoolId }) => schoolId === scope.ownSchool);
  const inSchool = (classroom: Classroom): boolean => school === null || classroom.schoolId === school;
  const noSchools = scope.schools?.length === 0;
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('classrooms.add')}
    </Button>
  );
  return (
    <ListPage
      title={t('classrooms.title')}
      searchFor={t('classrooms.search')}
      query={query}
      onQuery={setQuery}
      filters={
        scope.district ? <SchoolFilter schools={scope.schools ?? []} value={school} onChange={setSchool} /> : undefined
      }
      action={mine?.length === 0 ? undefined : add}
    >
      <ListTable
        label={t('classrooms.title')}
        items={mine}
        found={(mine ?? []).filter(
          (classroom) => inSchool(classroom) && matches(query, [classroom.name, classroom.schoolName]),
        )}
        error={error}
        onRetry={() => void refetch()}
        query={query}
        onClear={() => {
          setQuery('');
          setSchool(null);
        }}
        idOf={({ classroomId }) => classroomId}
        onOpen={setOpen}
        columns={useClassroomColumns(scope.district)}
        empty={
          noSchools ? (
            <EmptyState
              icon={<Presentation />}
              title={t('classrooms.no-school')}
              hint={t('classrooms.no-school.hint')}
              action={
                <Link to="/admin/schools" className={buttonClass('primary')}>
                  {t('classrooms.no-school.go')}
                </Link>
              }
            />
          ) : (
            <EmptyState
              icon={<Presentation />}
              title={t('classrooms.empty')}
              hint={t('classrooms.empty.hint')}
              action={add}
            />
          )
        }
      />
      <ClassroomDrawer
        open={open === 'new' ? open : (data?.find(({ classroomId }) => classroomId === open?.classroomId) ?? open)}
        firstSchool={school ?? scope.ownSchool}
        onClose={() => setOpen(undefined)}
      />
    </ListPage>
  );
}
