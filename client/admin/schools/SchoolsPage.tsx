import { useQuery } from '@tanstack/react-query';
import type { TableColumnsType } from 'antd';
import { Plus, School as SchoolIcon } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { School } from '../../../shared/api/index.ts';
import { schoolsQuery } from '../../api/schools.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ListPage } from '../ListPage.tsx';
import { ListTable } from '../ListTable.tsx';
import { matches } from '../matches.ts';
import { OpenName } from '../OpenName.tsx';
import { SchoolDrawer } from './SchoolDrawer.tsx';

function useColumns(): TableColumnsType<School> {
  const { t } = useTranslation('admin');
  const note = ({ classrooms, people }: School): string =>
    `${t('schools.classrooms')} ${classrooms} · ${t('schools.people')} ${people}`;
  return [
    {
      title: t('schools.name'),
      key: 'name',
      render: (_, school) => <OpenName name={school.name} note={note(school)} />,
    },
    { title: t('schools.classrooms'), dataIndex: 'classrooms', width: 160, align: 'right', responsive: ['md'] },
    { title: t('schools.people'), dataIndex: 'people', width: 160, align: 'right', responsive: ['md'] },
  ];
}

/** The schools of the district. */
export function SchoolsPage(): JSX.Element {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(schoolsQuery);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<School | 'new' | undefined>(undefined);
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpen('new')}>
      {t('schools.add')}
    </Button>
  );
  return (
    <ListPage
      title={t('schools.title')}
      searchFor={t('schools.search')}
      query={query}
      onQuery={setQuery}
      action={data?.length === 0 ? undefined : add}
    >
      <ListTable
        label={t('schools.title')}
        items={data}
        found={(data ?? []).filter(({ name }) => matches(query, [name]))}
        error={error}
        onRetry={() => void refetch()}
        query={query}
        onClear={() => setQuery('')}
        idOf={({ schoolId }) => schoolId}
        onOpen={setOpen}
        columns={useColumns()}
        empty={
          <EmptyState icon={<SchoolIcon />} title={t('schools.empty')} hint={t('schools.empty.hint')} action={add} />
        }
      />
      <SchoolDrawer open={open} onClose={() => setOpen(undefined)} />
    </ListPage>
  );
}
