import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Classroom, School } from '../../../shared/api/index.ts';
import { SchoolSelect } from '../SchoolSelect.tsx';
import { useSchoolScope } from '../useSchoolScope.ts';

type Fields = Pick<Classroom, 'schoolId' | 'name' | 'pupils' | 'recorded'>;

type Props = {
  readonly id: string;
  /** `undefined` for a new one. */
  readonly classroom: Classroom | undefined;
  readonly firstSchool: School['schoolId'] | null;
  readonly onSubmit: (fields: Fields) => void;
};

/** Class sizes that are neither none nor a whole school. */
const MOST_PUPILS = 200;

/** What a classroom is called, whose it is, and how many sit in it. A classroom does not move to another school. */
export function ClassroomForm({ id, classroom, firstSchool, onSubmit }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const { district, schools = [] } = useSchoolScope();
  const initial = {
    schoolId: classroom?.schoolId ?? firstSchool ?? undefined,
    name: classroom?.name ?? '',
    pupils: classroom?.pupils ?? 40,
    recorded: classroom?.recorded ?? true,
  };
  return (
    <Form<Fields>
      id={id}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={({ name, ...fields }) => onSubmit({ ...fields, name: name.trim() })}
    >
      {classroom === undefined ? (
        <Form.Item
          name="schoolId"
          label={t('classrooms.school')}
          hidden={!district}
          rules={[{ required: true, message: t('choose.required') }]}
        >
          <SchoolSelect schools={schools} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="schoolId" hidden>
            <Input />
          </Form.Item>
          <Form.Item label={t('classrooms.school')}>
            <span>{classroom.schoolName}</span>
          </Form.Item>
        </>
      )}
      <Form.Item
        name="name"
        label={t('classrooms.name')}
        extra={t('classrooms.name.hint')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="pupils" label={t('classrooms.pupils')} rules={[{ required: true, message: t('required') }]}>
        <InputNumber min={0} max={MOST_PUPILS} precision={0} />
      </Form.Item>
      <Form.Item name="recorded" valuePropName="checked" extra={t('classrooms.recorded.hint')}>
        <Checkbox>{t('classrooms.recorded')}</Checkbox>
      </Form.Item>
    </Form>
  );
}
