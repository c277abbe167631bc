import { Download } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import type { Replay } from '../../../playback/Replay.ts';
import { FilmPart } from './FilmPart.tsx';
import { RecordPart } from './RecordPart.tsx';
import { StreamPart } from './StreamPart.tsx';
import { WrittenPart } from './WrittenPart.tsx';

/** All that can be taken along of a take. */
export function DownloadButton({ replay }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Download />} onClick={() => setOpen(true)}>
        {t('download')}
      </Button>
      <Dialog title={t('download')} open={open} onClose={() => setOpen(false)}>
        <FilmPart replay={replay} />
        <StreamPart replay={replay} />
        <RecordPart replay={replay} />
        <WrittenPart replay={replay} />
      </Dialog>
    </>
  );
}
