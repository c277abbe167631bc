import { Checkbox, Form, InputNumber, Radio } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingSettings } from '../../../shared/api/index.ts';

/** What is offered first to whoever begins to limit the time: two school years. */
const FIRST_DAYS = 730;
const DAYS = { min: 7, max: 3_650 };

type Fields = { readonly limited: boolean; readonly days: number; readonly watermark: boolean };

type Props = {
  readonly id: string;
  readonly settings: RecordingSettings;
  readonly onSubmit: (settings: RecordingSettings) => void;
};

/** How long recordings are kept, and whether the viewer's name moves over them. */
export function RecordingForm({ id, settings, onSubmit }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const [form] = Form.useForm<Fields>();
  const limited = Form.useWatch('limited', form) ?? settings.keepDays !== null;
  return (
    <Form<Fields>
      form={form}
      id={id}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        limited: settings.keepDays !== null,
        days: settings.keepDays ?? FIRST_DAYS,
        watermark: settings.watermark,
      }}
      onFinish={(fields) => onSubmit({ keepDays: limited ? fields.days : null, watermark: fields.watermark })}
    >
      <Form.Item name="limited" label={t('settings.keep')}>
        <Radio.Group
          options={[
            { value: false, label: t('settings.keep.ever') },
            { value: true, label: t('settings.keep.limited') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="days"
        label={t('settings.keep.days')}
        hidden={!limited}
        preserve
        rules={[{ required: limited, message: t('required') }]}
      >
        <InputNumber {...DAYS} precision={0} suffix={t('settings.days')} style={{ width: '12em' }} />
      </Form.Item>
      <Form.Item name="watermark" valuePropName="checked" extra={t('settings.watermark.hint')}>
        <Checkbox>{t('settings.watermark')}</Checkbox>
      </Form.Item>
    </Form>
  );
}
