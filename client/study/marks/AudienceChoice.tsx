import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkAudience } from '../../../shared/api/index.ts';
import { Select } from '../../kit/Select.tsx';

type Props = { readonly value: MarkAudience; readonly onChange: (audience: MarkAudience) => void };

/** For whom a mark is. */
export function AudienceChoice({ value, onChange }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  return (
    <Select
      label={t('form.audience')}
      placeholder=""
      value={value}
      options={[
        { value: 'private', label: t('audience.private'), note: t('audience.private.note') },
        { value: 'group', label: t('audience.group'), note: t('audience.group.note') },
        { value: 'all', label: t('audience.all') },
      ]}
      onChange={onChange}
    />
  );
}
