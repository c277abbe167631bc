import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { Search } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Classroom, MAX_LISTENING_CLASSROOMS } from '../../../shared/api/index.ts';
import { classroomsQuery } from '../../api/classrooms.ts';
import { groupBy } from '../groupBy.ts';
import list from '../ListPage.module.css';
import { matches } from '../matches.ts';
import styles from './lessons.module.css';

type ClassroomId = Classroom['classroomId'];

type Props = {
  readonly id?: string;
  readonly value?: ClassroomId[];
  readonly onChange?: (value: ClassroomId[]) => void;
};

/** Chooses the classrooms that listen, school by school, all in sight. What is full takes no more. */
export function ClassroomPicker({ id, value = [], onChange }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const { data = [] } = useQuery(classroomsQuery);
  const [query, setQuery] = useState('');
  const found = data.filter(({ name, schoolName }) => matches(query, [name, schoolName]));
  const schools = groupBy(found, ({ schoolId }) => schoolId);
  const full = value.length >= MAX_LISTENING_CLASSROOMS;
  const toggle = (classroomId: ClassroomId, on: boolean): void =>
    onChange?.(on ? [...value, classroomId] : value.filter((each) => each !== classroomId));
  if (data.length === 0) return <p id={id}>{t('lessons.listening.empty')}</p>;
  return (
    <fieldset id={id} aria-label={t('lessons.listening')}>
      <div className={styles['pickerTools']}>
        <Input
          className={list['field'] ?? ''}
          prefix={<Search aria-hidden="true" className={list['glass']} />}
          placeholder={t('lessons.listening.search')}
          aria-label={t('lessons.listening.search')}
          value={query}
          allowClear
          onChange={(event) => setQuery(event.target.value)}
        />
        <span className={styles['pickerCount']} aria-live="polite">
          {t('lessons.listening.chosen', { count: value.length, most: MAX_LISTENING_CLASSROOMS })}
        </span>
      </div>
      <div className={styles['picker']}>
        {[...schools].map(([schoolId, classrooms]) => (
          <fieldset key={schoolId} aria-labelledby={`${schoolId}-name`}>
            <p id={`${schoolId}-name`} className={styles['pickerSchool']}>
              {classrooms[0]?.schoolName}
            </p>
            {classrooms.map(({ classroomId, name }) => (
              <Checkbox
                key={classroomId}
                className={styles['pickerRow'] ?? ''}
                checked={value.includes(classroomId)}
                disabled={full && !value.includes(classroomId)}
                onChange={(event) => toggle(classroomId, event.target.checked)}
              >
                {name}
              </Checkbox>
            ))}
          </fieldset>
        ))}
      </div>
    </fieldset>
  );
}
