import { Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/api/index.ts';
import { matches } from '../matches.ts';
import styles from './courses.module.css';
import { useTeachers } from './useTeachers.ts';

type PersonId = Person['personId'];

type Props = {
  readonly id?: string;
  readonly value?: PersonId;
  readonly onChange?: (value: PersonId) => void;
  /** Somebody who is named already and may no longer be a teacher. */
  readonly also?: { readonly personId: PersonId; readonly name: string } | undefined;
};

/** Chooses a teacher, by typing a part of the name or the school. */
export function TeacherSelect({ id, value, onChange, also }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const teachers = useTeachers() ?? [];
  const named = also !== undefined && !teachers.some(({ personId }) => personId === also.personId);
  const options = [
    ...(named ? [{ value: also.personId, label: also.name, school: '' }] : []),
    ...teachers.map(({ personId, name, schoolName }) => ({ value: personId, label: name, school: schoolName ?? '' })),
  ];
  return (
    <Select<PersonId, (typeof options)[number]>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
      placeholder={t('choose')}
      options={options}
      showSearch={{ filterOption: (query, option) => matches(query, [option?.label ?? '', option?.school ?? '']) }}
      optionRender={({ data }) => (
        <span className={styles['teacher']}>
          <span>{data.label}</span>
          <span className={styles['school']}>{data.school}</span>
        </span>
      )}
    />
  );
}
