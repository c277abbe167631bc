import { FileUp, X } from 'lucide-react';
import { type JSX, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deck } from '../../../shared/lesson/coursewareState.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './DeckPanel.module.css';
import { DeckRow } from './DeckRow.tsx';
import type { Upload, Uploads } from './useUploads.ts';

/** What a file chooser offers; what a file is, the server finds out. */
const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.ppt,.pptx,.doc,.docx';

type Props = {
  readonly session: LessonSession;
  readonly uploads: Uploads;
  /** Shows a deck to the classrooms; left out where nothing can be shown yet. */
  readonly onShow?: (deck: Deck) => void;
};

/** The decks of the lesson: what there is, where it is ready, and one more. */
export function DeckPanel({ session, uploads, onShow }: Props): JSX.Element {
  const { t } = useTranslation('courseware');
  const chooser = useRef<HTMLInputElement>(null);
  const decks = useLesson(session.store, (lesson) => lesson.decks);
  const all = Object.values(decks);
  return (
    <div className={styles['panel']}>
      {all.length === 0 && uploads.list.length === 0 ? <p className={styles['none']}>{t('decks.none')}</p> : null}
      <ul className={styles['list']}>
        {all.map((deck) => (
          <DeckRow key={deck.deckId} session={session} deck={deck} {...(onShow ? { onShow } : {})} />
        ))}
        {uploads.list.map((upload) => (
          <UploadRow key={upload.id} upload={upload} onCancel={() => uploads.cancel(upload.id)} />
        ))}
      </ul>
      <Button icon={<FileUp aria-hidden="true" />} onClick={() => chooser.current?.click()}>
        {t('decks.add')}
      </Button>
      <p className={styles['hint']}>{t('decks.hint')}</p>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          uploads.add([...(currentTarget.files ?? [])]);
          // The same file may be chosen again, e.g. after it was mended.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

function UploadRow({ upload, onCancel }: { readonly upload: Upload; readonly onCancel: () => void }): JSX.Element {
  const { t } = useTranslation('courseware');
  const sentence = useErrorText();
  const { title, step, share, error } = upload;
  const percent = Math.floor(share * 100);
  return (
    <li className={styles['row']} data-step={step}>
      <div className={styles['words']}>
        <span className={styles['title']}>{title}</span>
        {step === 'refused' ? (
          <span className={styles['error']} role="alert">
            {sentence(error)}
          </span>
        ) : (
          <>
            <span className={styles['state']}>{t(`upload.${step}`, { percent })}</span>
            <progress className={styles['progress']} max={100} value={percent} aria-label={title} />
          </>
        )}
      </div>
      <IconButton
        icon={<X />}
        word={t(step === 'refused' ? 'upload.dismiss' : 'upload.cancel', { title })}
        onClick={onCancel}
      />
    </li>
  );
}
