import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { LayoutName } from '../../../shared/lesson/state.ts';
import { Select } from '../../kit/Select.tsx';
import type { Layout } from './useLayout.ts';

/** Automatic first: it is right most of the time. */
const CHOICES = ['auto', ...LayoutName.options] as const;

/** Which picture is large in the classrooms: automatic, or one that is held. */
export function LayoutSelect({ layout }: { readonly layout: Layout }): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <Select
      inline
      label={t('layout')}
      placeholder=""
      value={layout.held ?? 'auto'}
      options={CHOICES.map((value) => ({ value, label: t(`layout.${value}`), note: t(`layout.${value}.note`) }))}
      onChange={(value) => layout.hold(value === 'auto' ? null : value)}
    />
  );
}
