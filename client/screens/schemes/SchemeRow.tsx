import { Link, useNavigate } from '@tanstack/react-router';
import { Copy, FileDown, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnScheme } from '../../../shared/api/index.ts';
import { draftOf } from '../../../shared/study/schemeDraft.ts';
import { useRemoveScheme, useSaveScheme } from '../../api/schemes.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { saveText } from '../replay/download/saveText.ts';
import { writeSchemeFile } from './schemeFile.ts';
import styles from './schemes.module.css';

/** One scheme of the list: what it is, whose, and what one can do with it. */
export function SchemeRow({ own }: { readonly own: OwnScheme }): JSX.Element {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  const { schemeId, scheme, mine, shared, ownerName } = own;
  const name = scheme.label[language];
  const note = [
    scheme.unit === 'event' ? t('unit.event') : t('every', { s: scheme.intervalS }),
    t('codes.count', { count: scheme.codes.length }),
    t('edition', { n: scheme.version }),
    ...(mine ? [t(shared ? 'shared' : 'private')] : [t('by', { name: ownerName })]),
  ];
  const save = (): void => {
    const file = writeSchemeFile(draftOf(scheme));
    saveText(file.name, file.text, 'application/json');
  };
  return (
    <li className={styles['row']} data-scheme-id={schemeId}>
      <div className={styles['what']}>
        <Link to="/schemes/$schemeId" params={{ schemeId }} className={styles['name']}>
          {name}
        </Link>
        <span className={styles['note']}>{note.join(' · ')}</span>
      </div>
      <div className={styles['acts']}>
        <CopyScheme own={own} />
        <IconButton icon={<FileDown />} word={t('save-file', { name })} onClick={save} />
        {mine ? <RemoveScheme own={own} name={name} /> : null}
      </div>
    </li>
  );
}

/** A copy to change: the only way to change what is somebody else's. */
function CopyScheme({ own: { scheme } }: { readonly own: OwnScheme }): JSX.Element {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  const navigate = useNavigate();
  const copy = useSaveScheme();
  const make = (): void =>
    copy.mutate(
      { draft: draftOf(scheme), shared: false, of: null },
      {
        onSuccess: ({ schemeId }) => void navigate({ to: '/schemes/$schemeId', params: { schemeId } }),
        onError: tellRefusal,
      },
    );
  return (
    <IconButton
      icon={<Copy />}
      word={t('copy', { name: scheme.label[language] })}
      disabled={copy.isPending}
      onClick={make}
    />
  );
}

function RemoveScheme({ own, name }: { readonly own: OwnScheme; readonly name: string }): JSX.Element {
  const { t } = useTranslation(['schemes', 'common']);
  const [asking, setAsking] = useState(false);
  const remove = useRemoveScheme();
  const confirm = (): void => remove.mutate(own.schemeId, { onError: tellRefusal, onSettled: () => setAsking(false) });
  return (
    <>
      <IconButton icon={<Trash2 />} word={t('remove', { name })} onClick={() => setAsking(true)} />
      <Dialog
        title={t('remove.title', { name })}
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
        <p>{t('remove.hint')}</p>
      </Dialog>
    </>
  );
}
