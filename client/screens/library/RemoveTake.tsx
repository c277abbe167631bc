import { Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryTake } from '../../../shared/api/index.ts';
import { useRemoveTake } from '../../api/takes.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';

/** Removes a take, after asking: there is no way back. */
export function RemoveTake({ take }: { readonly take: LibraryTake }): JSX.Element {
  const { t } = useTranslation(['library', 'common']);
  const times = useTimes();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveTake();
  const { title, beganAtMs } = take;
  const confirm = (): void =>
    remove.mutate(take, {
      onSuccess: () => showToast({ text: t('removed', { title }) }),
      onError: tellRefusal,
      onSettled: () => setAsking(false),
    });
  return (
    <>
      <IconButton icon={<Trash2 />} word={t('remove')} onClick={() => setAsking(true)} />
      <Dialog
        title={t('remove.title')}
        open={asking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
            <Button variant="danger" busy={remove.isPending} onClick={confirm}>
              {t('remove.yes')}
            </Button>
          </>
        }
      >
        <p>{t('remove.hint', { title, when: times.longMoment(beganAtMs) })}</p>
      </Dialog>
    </>
  );
}
