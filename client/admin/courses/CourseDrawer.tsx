import { Form, Input, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Course } from '../../../shared/api/index.ts';
import { Subject } from '../../../shared/vocabulary/index.ts';
import { useRemoveCourse, useSaveCourse } from '../../api/courses.ts';
import { grades } from '../../i18n/grade.ts';
import { showToast } from '../../kit/toasts.ts';
import { EditDrawer } from '../EditDrawer.tsx';
import { showRefusal, useAsk } from '../useAsk.ts';
import { useShown } from '../useShown.ts';
import styles from './courses.module.css';
import { TeacherSelect } from './TeacherSelect.tsx';

const FORM = 'course-form';
type Fields = Pick<Course, 'title' | 'subject' | 'grade' | 'teacherId'>;
type Props = { readonly open: Course | 'new' | undefined; readonly onClose: () => void };

/** A course: what, for which grade, by whom. */
export function CourseDrawer({ open, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const ask = useAsk();
  const save = useSaveCourse();
  const remove = useRemoveCourse();
  const course = useShown(open);
  const close = (): void => {
    save.reset();
    onClose();
  };
  const saved = (): void => {
    showToast({ text: t('saved') });
    close();
  };
  const removeIt = (gone: Course): void =>
    ask({
      title: t('courses.delete.ask', { name: gone.title }),
      told: t('courses.delete.told'),
      act: t('delete'),
      onYes: () => {
        close();
        remove.mutate(gone, {
          onError: showRefusal,
          onSuccess: () => showToast({ text: t('deleted', { name: gone.title }) }),
        });
      },
    });
  return (
    <EditDrawer
      title={course === undefined ? t('courses.add') : t('courses.edit')}
      open={open !== undefined}
      onClose={close}
      formId={FORM}
      saving={save.isPending}
      error={save.error}
      onDelete={course && (() => removeIt(course))}
    >
      <CourseForm
        course={course}
        onSubmit={(fields) => save.mutate({ courseId: course?.courseId, fields }, { onSuccess: saved })}
      />
    </EditDrawer>
  );
}

/** One can type the word instead of walking through the list, as in a browser's own select. */
const BY_WORD = { optionFilterProp: 'label' } as const;

type FormProps = { readonly course: Course | undefined; readonly onSubmit: (fields: Fields) => void };

function CourseForm({ course, onSubmit }: FormProps): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const chosen = [{ required: true, message: t('choose.required') }];
  const initial = course ?? { title: '', subject: 'music' };
  return (
    <Form<Fields>
      id={FORM}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={({ title, subject, grade, teacherId }) => onSubmit({ title: title.trim(), subject, grade, teacherId })}
    >
      <Form.Item
        name="title"
        label={t('courses.name')}
        extra={t('courses.name.hint')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <div className={styles['pair']}>
        <Form.Item name="subject" label={t('courses.subject')} rules={chosen}>
          <Select
            options={Subject.options.map((value) => ({ value, label: t(`common:subject.${value}`) }))}
            showSearch={BY_WORD}
          />
        </Form.Item>
        <Form.Item name="grade" label={t('courses.grade')} rules={chosen}>
          <Select
            placeholder={t('choose')}
            options={grades.map((value) => ({ value: Number(value), label: t(`common:grade.${value}`) }))}
            showSearch={BY_WORD}
          />
        </Form.Item>
      </div>
      <Form.Item name="teacherId" label={t('courses.teacher')} rules={chosen}>
        <TeacherSelect also={course && { personId: course.teacherId, name: course.teacherName }} />
      </Form.Item>
    </Form>
  );
}
