import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../shared/api/index.ts';
import { type MarkPlace, useRemoveMark } from '../../api/marks.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import { RemoveButton } from './RemoveButton.tsx';

type Props = {
  readonly place: MarkPlace;
  readonly mark: Mark;
  /** When it is, as people read it. */
  readonly at: string;
};

/** Removes a mark, where this viewer may. */
export function RemoveMark({ place, mark, at }: Props): JSX.Element | null {
  const { t } = useTranslation('marks');
  const remove = useRemoveMark(place);
  if (!mark.removable) return null;
  const text = mark.text === '' ? t('unwritten') : mark.text.slice(0, 60);
  return (
    <RemoveButton
      word={t('remove.of', { at })}
      title={t('remove.title')}
      hint={t('remove.hint', { text })}
      yes={t('remove.yes')}
      busy={remove.isPending}
      onRemove={(done) =>
        remove.mutate(mark.markId, {
          onSuccess: () => showToast({ text: t('removed') }),
          onError: tellRefusal,
          onSettled: done,
        })
      }
    />
  );
}
