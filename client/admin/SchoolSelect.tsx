import { Select } from 'antd';
import type { JSX } from 'react';
import type { School } from '../../shared/api/index.ts';
import { matches } from './matches.ts';

type SchoolId = School['schoolId'];

type Props = {
  readonly id?: string;
  readonly label?: string;
  readonly schools: readonly Pick<School, 'schoolId' | 'name'>[];
  readonly value?: SchoolId | null;
  readonly onChange?: (value: SchoolId | null) => void;
  /** A first choice that stands for no single school. */
  readonly none?: string;
  readonly placeholder?: string;
  readonly className?: string;
};

/** Stands for `null`, which antd takes as "nothing chosen". */
const NONE = '';

/** Chooses a school, by typing a part of its name if there are many. */
export function SchoolSelect({
  id,
  label,
  schools,
  value,
  onChange,
  none,
  placeholder,
  className,
}: Props): JSX.Element {
  const options = [
    ...(none === undefined ? [] : [{ value: NONE, label: none }]),
    ...schools.map(({ schoolId, name }) => ({ value: schoolId, label: name })),
  ];
  const shown = value === null ? (none === undefined ? undefined : NONE) : value;
  const choose = (key: string): void => onChange?.(schools.find(({ schoolId }) => schoolId === key)?.schoolId ?? null);
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(shown === undefined ? {} : { value: shown })}
      {...(className === undefined ? {} : { className })}
      placeholder={placeholder}
      options={options}
      onChange={choose}
      showSearch={{ filterOption: (query, option) => matches(query, [String(option?.label ?? '')]) }}
    />
  );
}
