import { useQuery } from '@tanstack/react-query';
import { Checkbox, DatePicker, Form, Input, Select, TimePicker } from 'antd';
import type { JSX, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Course, EndpointInput, Lesson } from '../../../shared/api/index.ts';
import { coursesQuery } from '../../api/courses.ts';
import { TeacherSelect } from '../courses/TeacherSelect.tsx';
import { matches } from '../matches.ts';
import { ClassroomPicker } from './ClassroomPicker.tsx';
import styles from './lessons.module.css';
import { guessTimes, instantsOf, isLessonLength, type LessonTimes, timesOf } from './lessonTimes.ts';

type Body = EndpointInput<'lessons.create'>['body'];
type Fields = Pick<Body, 'title' | 'courseId' | 'teacherId' | 'listening' | 'recorded'> & LessonTimes;

type Props = {
  readonly id: string;
  /** `undefined` for a new one. */
  readonly lesson: Lesson | undefined;
  readonly weekAtMs: number;
  readonly onSubmit: (body: Body) => void;
};

function firstValues(lesson: Lesson | undefined, weekAtMs: number): Partial<Fields> {
  if (lesson === undefined) return { title: '', listening: [], recorded: false, ...guessTimes(weekAtMs, Date.now()) };
  const { title, courseId, teacherId, listening, recorded, startsAtMs, endsAtMs } = lesson;
  return {
    title,
    courseId,
    teacherId,
    recorded,
    listening: listening.map(({ classroomId }) => classroomId),
    ...timesOf(startsAtMs, endsAtMs),
  };
}

/** What, by whom, when, and who listens. Choosing the course fills in its teacher. */
export function LessonForm({ id, lesson, weekAtMs, onSubmit }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const [form] = Form.useForm<Fields>();
  const courses = useQuery(coursesQuery).data ?? [];
  const chosen = [{ required: true, message: t('choose.required') }];
  const takeTeacher = (courseId: Course['courseId']): void => {
    const course = courses.find((each) => each.courseId === courseId);
    if (course !== undefined) form.setFieldsValue({ teacherId: course.teacherId });
  };
  const submit = ({ title, courseId, teacherId, listening, recorded = false, ...times }: Fields): void =>
    onSubmit({ title: title.trim(), courseId, teacherId, listening, recorded, ...instantsOf(times) });
  return (
    <Form<Fields>
      form={form}
      id={id}
      layout="vertical"
      requiredMark={false}
      initialValues={firstValues(lesson, weekAtMs)}
      onFinish={submit}
    >
      <Form.Item
        name="title"
        label={t('lessons.name')}
        extra={t('lessons.name.hint')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="courseId" label={t('lessons.course')} rules={chosen}>
        <Select
          placeholder={t('choose')}
          options={courses.map(({ courseId, title, teacherName }) => ({
            value: courseId,
            label: `${title} · ${teacherName}`,
          }))}
          showSearch={{ filterOption: (query, option) => matches(query, [option?.label ?? '']) }}
          onChange={takeTeacher}
        />
      </Form.Item>
      <Form.Item name="teacherId" label={t('lessons.teacher')} rules={chosen}>
        <TeacherSelect also={lesson && { personId: lesson.teacherId, name: lesson.teacherName }} />
      </Form.Item>
      <TimeFields />
      <Form.Item name="listening" label={t('lessons.listening')}>
        <ClassroomPicker />
      </Form.Item>
      <Form.Item name="recorded" valuePropName="checked" extra={t('lessons.recorded.hint')}>
        <Checkbox>{t('lessons.recorded')}</Checkbox>
      </Form.Item>
    </Form>
  );
}

/** Enter in a picker takes what was typed; the form is sent by its button. */
function stayInForm(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

function TimeFields(): JSX.Element {
  const { t } = useTranslation('admin');
  const chosen = { required: true, message: t('choose.required') };
  const time = {
    format: 'HH:mm',
    minuteStep: 5,
    needConfirm: false,
    showNow: false,
    onKeyDown: stayInForm,
    allowClear: false,
    className: styles['wide'] ?? '',
  } as const;
  return (
    <div className={styles['times']}>
      <Form.Item name="date" label={t('lessons.date')} rules={[chosen]}>
        <DatePicker onKeyDown={stayInForm} allowClear={false} className={styles['wide'] ?? ''} />
      </Form.Item>
      <Form.Item name="from" label={t('lessons.from')} rules={[chosen]}>
        <TimePicker {...time} />
      </Form.Item>
      <Form.Item
        name="to"
        label={t('lessons.to')}
        dependencies={['from']}
        rules={[
          chosen,
          ({ getFieldsValue }) => ({
            validator: async () => {
              const { startsAtMs, endsAtMs } = instantsOf(getFieldsValue());
              if (!isLessonLength(endsAtMs - startsAtMs)) throw new Error(t('lessons.order.wrong'));
            },
          }),
        ]}
      >
        <TimePicker {...time} />
      </Form.Item>
    </div>
  );
}
