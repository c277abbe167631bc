import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Audience, type LibraryTake } from '../../../shared/api/index.ts';
import { usePublishTake } from '../../api/takes.ts';
import { Select } from '../../kit/Select.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';

/** Who may watch a take, and a way back for some seconds. */
export function AudienceSelect({ take }: { readonly take: LibraryTake }): JSX.Element {
  const { t } = useTranslation('library');
  const publish = usePublishTake();
  const set = (audience: Audience, undo?: () => void): void =>
    publish.mutate(
      { take, audience },
      {
        onSuccess: () =>
          showToast({
            text: t('audience.set', { title: take.title, audience: t(`audience.${audience}`) }),
            ...(undo ? { undo } : {}),
          }),
        onError: tellRefusal,
      },
    );
  const shown = publish.isPending ? publish.variables.audience : take.audience;
  return (
    <Select
      labelHidden
      label={t('audience')}
      placeholder=""
      value={shown}
      options={Audience.options.map((value) => ({ value, label: t(`audience.${value}`) }))}
      onChange={(audience) => {
        if (audience !== take.audience) set(audience, () => set(take.audience));
      }}
    />
  );
}
