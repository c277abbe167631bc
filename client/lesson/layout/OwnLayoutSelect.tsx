import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../kit/Select.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { LAYOUT_CHOICES } from './layoutChoices.ts';
import { useOwnLayout } from './useOwnLayout.ts';

type Props = { readonly session: LessonSession; readonly classroomId: string };

/** What is large on the screen of this device's own classroom, and on no other. */
export function OwnLayoutSelect({ session, classroomId }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const { chosen, choose } = useOwnLayout(session, classroomId);
  return (
    <Select
      label={t('layout')}
      placeholder=""
      value={chosen}
      options={LAYOUT_CHOICES.map((value) => ({ value, label: t(`layout.${value}`) }))}
      onChange={choose}
    />
  );
}
