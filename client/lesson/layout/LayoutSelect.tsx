import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../kit/Select.tsx';
import { LAYOUT_CHOICES } from './layoutChoices.ts';
import type { Layout } from './useLayout.ts';

/** Which picture is large in the classrooms: automatic, or one that is held. */
export function LayoutSelect({ layout }: { readonly layout: Layout }): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <Select
      inline
      label={t('layout')}
      placeholder=""
      value={layout.held ?? 'auto'}
      options={LAYOUT_CHOICES.map((value) => ({ value, label: t(`layout.${value}`), note: t(`layout.${value}.note`) }))}
      onChange={(value) => layout.hold(value === 'auto' ? null : value)}
    />
  );
}
