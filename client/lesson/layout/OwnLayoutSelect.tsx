import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { LayoutName } from '../../../shared/lesson/state.ts';
import { Select } from '../../kit/Select.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

const CHOICES = ['auto', ...LayoutName.options] as const;

type Props = { readonly session: LessonSession; readonly classroomId: string };

/** What is large on the screen of this device's own classroom, and on no other. */
export function OwnLayoutSelect({ session, classroomId }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const held = useLesson(session.store, ({ ownLayouts }) => ownLayouts[classroomId] ?? null);
  const { shown, ask } = useWanted(held);
  const hold = (layout: LayoutName | null): void => {
    if (layout !== shown) ask(layout, () => session.ask('layout.hold-own', { layout }));
  };
  return (
    <Select
      label={t('layout')}
      placeholder=""
      value={shown ?? 'auto'}
      options={CHOICES.map((value) => ({ value, label: t(`layout.${value}`) }))}
      onChange={(value) => hold(value === 'auto' ? null : value)}
    />
  );
}
