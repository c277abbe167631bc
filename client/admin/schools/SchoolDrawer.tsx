import { Form, Input } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { School } from '../../../shared/api/index.ts';
import { useRemoveSchool, useSaveSchool } from '../../api/schools.ts';
import { showToast } from '../../kit/toasts.ts';
import { EditDrawer } from '../EditDrawer.tsx';
import { showRefusal, useAsk } from '../useAsk.ts';
import { useShown } from '../useShown.ts';

const FORM = 'school-form';
type Fields = { readonly name: string };
type Props = { readonly open: School | 'new' | undefined; readonly onClose: () => void };

/** A school's name, and the way to delete it. */
export function SchoolDrawer({ open, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const ask = useAsk();
  const save = useSaveSchool();
  const remove = useRemoveSchool();
  const school = useShown(open);
  const close = (): void => {
    save.reset();
    onClose();
  };
  const submit = ({ name }: Fields): void =>
    save.mutate(
      { schoolId: school?.schoolId, name: name.trim() },
      {
        onSuccess: () => {
          showToast({ text: t('saved') });
          close();
        },
      },
    );
  const removeIt = (gone: School): void =>
    ask({
      title: t('schools.delete.ask', { name: gone.name }),
      told: t('schools.delete.told'),
      act: t('delete'),
      onYes: () => {
        close();
        remove.mutate(gone, {
          onError: showRefusal,
          onSuccess: () => showToast({ text: t('deleted', { name: gone.name }) }),
        });
      },
    });
  return (
    <EditDrawer
      title={school === undefined ? t('schools.add') : t('schools.edit')}
      open={open !== undefined}
      onClose={close}
      formId={FORM}
      saving={save.isPending}
      error={save.error}
      onDelete={school && (() => removeIt(school))}
    >
      <Form<Fields>
        id={FORM}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: school?.name ?? '' }}
        onFinish={submit}
      >
        <Form.Item
          name="name"
          label={t('schools.name')}
          extra={t('schools.name.hint')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input maxLength={60} autoFocus autoComplete="off" />
        </Form.Item>
      </Form>
    </EditDrawer>
  );
}
