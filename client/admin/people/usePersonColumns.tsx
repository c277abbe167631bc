import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/api/index.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { OpenName } from '../OpenName.tsx';

/** The columns of the list of people; the school only where there is more than one. */
export function usePersonColumns(withSchool: boolean): TableColumnsType<Person> {
  const { t } = useTranslation(['admin', 'common']);
  const rolesOf = ({ roles }: Person): string =>
    roles.map((role) => t(`common:role.${role}`)).join(t('common:list-glue'));
  const school = {
    title: t('people.school'),
    key: 'school',
    responsive: ['lg' as const],
    render: (_: unknown, { schoolName }: Person) => schoolName ?? t('people.of-district'),
  };
  return [
    {
      title: t('people.name'),
      key: 'name',
      render: (_, person) => <OpenName name={person.name} note={rolesOf(person)} />,
    },
    { title: t('people.sign-in-name'), dataIndex: 'signInName', responsive: ['md'] },
    { title: t('people.roles'), key: 'roles', responsive: ['md'], render: (_, person) => rolesOf(person) },
    ...(withSchool ? [school] : []),
    {
      title: t('people.state'),
      key: 'state',
      width: 120,
      render: (_, { disabled }) => (
        <StatusMark tone={disabled ? 'bad' : 'good'} word={disabled ? t('people.disabled') : t('people.active')} />
      ),
    },
  ];
}
