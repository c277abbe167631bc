import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Classroom } from '../../shared/api/index.ts';
import { classroomsQuery } from '../api/classrooms.ts';
import { usePerson } from '../api/person.ts';
import { useErrorText } from '../i18n/errorText.ts';
import { ChoiceList } from '../kit/ChoiceList.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Select } from '../kit/Select.tsx';
import { Spinner } from '../kit/Spinner.tsx';
import { schoolsOf } from './schoolsOf.ts';
import { type Target, targetOf } from './target.ts';

type Props = { readonly chosen: Target | undefined; readonly onChoose: (target: Target | undefined) => void };

/** Which classroom the display is in: of one's own school, or of any for the district. */
export function ChooseClassroom({ chosen, onChoose }: Props): JSX.Element {
  const { t } = useTranslation(['pairing', 'common']);
  const sentence = useErrorText();
  const { schoolId: ownSchool } = usePerson();
  const { data, error } = useQuery(classroomsQuery);
  const [school, setSchool] = useState<Classroom['schoolId'] | null>(ownSchool);
  if (error !== null) return <Notice tone="bad">{sentence(error)}</Notice>;
  if (data === undefined) return <Spinner label={t('common:loading')} />;
  const chooseSchool = (next: Classroom['schoolId']): void => {
    setSchool(next);
    onChoose(undefined);
  };
  return (
    <>
      {ownSchool === null ? (
        <Select
          label={t('school')}
          placeholder={t('school.choose')}
          options={schoolsOf(data)}
          value={school}
          onChange={chooseSchool}
        />
      ) : null}
      {school === null ? null : (
        <ClassroomChoices
          classrooms={data.filter(({ schoolId }) => schoolId === school)}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    </>
  );
}

function ClassroomChoices({
  classrooms,
  chosen,
  onChoose,
}: Props & { readonly classrooms: readonly Classroom[] }): JSX.Element {
  const { t } = useTranslation('pairing');
  if (classrooms.length === 0) return <Notice tone="info">{t('classroom.none')}</Notice>;
  const choose = (id: Classroom['classroomId']): void => {
    const found = classrooms.find(({ classroomId }) => classroomId === id);
    onChoose(found && targetOf(found));
  };
  return (
    <ChoiceList
      label={t('classroom')}
      value={chosen?.classroomId ?? null}
      onChange={choose}
      choices={classrooms.map(({ classroomId, name, displays }) => ({
        value: classroomId,
        label: name,
        note: displays.length === 0 ? t('classroom.unpaired') : t('classroom.paired', { count: displays.length }),
      }))}
    />
  );
}
