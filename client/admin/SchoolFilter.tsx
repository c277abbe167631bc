import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { School } from '../../shared/api/index.ts';
import styles from './ListPage.module.css';
import { SchoolSelect } from './SchoolSelect.tsx';

type Props = {
  readonly schools: readonly School[];
  readonly value: School['schoolId'] | null;
  readonly onChange: (value: School['schoolId'] | null) => void;
};

/** Narrows a list to one school. */
export function SchoolFilter({ schools, value, onChange }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <SchoolSelect
      className={styles['filter'] ?? ''}
      label={t('filter.school')}
      none={t('filter.all-schools')}
      schools={schools}
      value={value}
      onChange={onChange}
    />
  );
}
