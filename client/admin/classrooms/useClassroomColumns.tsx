import type { TableColumnsType } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Classroom } from '../../../shared/api/index.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { OpenName } from '../OpenName.tsx';

/** The columns of the list of classrooms; the school only where there is more than one. */
export function useClassroomColumns(withSchool: boolean): TableColumnsType<Classroom> {
  const { t } = useTranslation('admin');
  const school = { title: t('classrooms.school'), dataIndex: 'schoolName', responsive: ['md' as const] };
  return [
    {
      title: t('classrooms.name'),
      key: 'name',
      render: (_, { name, schoolName }) => <OpenName name={name} {...(withSchool ? { note: schoolName } : {})} />,
    },
    ...(withSchool ? [school] : []),
    { title: t('classrooms.pupils'), dataIndex: 'pupils', width: 130, align: 'right', responsive: ['md'] },
    {
      title: t('classrooms.display'),
      key: 'display',
      width: 160,
      render: (_, { displays }) => <DisplayMark displays={displays} />,
    },
  ];
}

/** Whether a classroom has a display, and whether it is there. */
function DisplayMark({ displays }: Pick<Classroom, 'displays'>): JSX.Element {
  const { t } = useTranslation('common');
  if (displays.length === 0) return <StatusMark tone="attention" word={t('no-display')} />;
  const online = displays.some((display) => display.online);
  return <StatusMark tone={online ? 'good' : 'idle'} word={online ? t('online') : t('offline')} />;
}
