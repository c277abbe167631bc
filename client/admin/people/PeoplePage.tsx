import { useQuery } from '@tanstack/react-query';
import { Plus, Users } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, School } from '../../../shared/api/index.ts';
import { peopleQuery } from '../../api/people.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ListPage } from '../ListPage.tsx';
import { ListTable } from '../ListTable.tsx';
import { matches } from '../matches.ts';
import { SchoolFilter } from '../SchoolFilter.tsx';
import { useSchoolScope } from '../useSchoolScope.ts';
import { type Handover, OneTimePassword } from './OneTimePassword.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { usePersonColumns } from './usePersonColumns.tsx';

/** The people within this administrator's reach, and what they may do. */
export function PeoplePage(): JSX.Element {
  const { t } = useTranslation('admin');
  const scope = useSchoolScope();
  const { data, error, refetch } = useQuery(peopleQuery);
  const [query, setQuery] = useState('');
  const [school, setSchool] = useState<School['schoolId'] | null>(null);
  const [open, setOpen] = useState<Person | 'new' | undefined>(undefined);
  const [handover, setHandover] = useState<Handover | undefined>(undefined);
  const found = (data ?? []).filter(
    (person) =>
      (school === null || person.schoolId === school) &&
      matches(query, [person.name, person.signInName, person.schoolName ?? '']),
  );
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('people.add')}
    </Button>
  );
  return (
    <ListPage
      title={t('people.title')}
      searchFor={t('people.search')}
      query={query}
      onQuery={setQuery}
      filters={
        scope.district ? <SchoolFilter schools={scope.schools ?? []} value={school} onChange={setSchool} /> : undefined
      }
      action={data?.length === 0 ? undefined : add}
    >
      <ListTable
        label={t('people.title')}
        items={data}
        found={found}
        error={error}
        onRetry={() => void refetch()}
        query={query}
        onClear={() => {
          setQuery('');
          setSchool(null);
        }}
        idOf={({ personId }) => personId}
        onOpen={setOpen}
        columns={usePersonColumns(scope.district)}
        empty={<EmptyState icon={<Users />} title={t('people.empty')} hint={t('people.empty.hint')} action={add} />}
      />
      <PersonDrawer
        open={open}
        firstSchool={school ?? scope.ownSchool}
        onClose={() => setOpen(undefined)}
        onPassword={setHandover}
      />
      <OneTimePassword handover={handover} onDone={() => setHandover(undefined)} />
    </ListPage>
  );
}
