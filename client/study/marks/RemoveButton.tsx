import { Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { IconButton } from '../../kit/IconButton.tsx';

type Props = {
  /** What the button does. */
  readonly word: string;
  /** The question. */
  readonly title: string;
  readonly hint: string;
  readonly yes: string;
  readonly busy: boolean;
  /** Told when it is done, however it went. */
  readonly onRemove: (done: () => void) => void;
};

/** Removes what somebody wrote, after asking: there is no way back. */
export function RemoveButton({ word, title, hint, yes, busy, onRemove }: Props): JSX.Element {
  const { t } = useTranslation('common');
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <IconButton icon={<Trash2 />} word={word} onClick={() => setAsking(true)} />
      <Dialog
        title={title}
        open={asking}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button variant="danger" busy={busy} onClick={() => onRemove(close)}>
              {yes}
            </Button>
          </>
        }
      >
        <p>{hint}</p>
      </Dialog>
    </>
  );
}
