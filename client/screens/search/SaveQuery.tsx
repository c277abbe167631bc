import { type FormEvent, type JSX, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../shared/api/index.ts';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import { usePerson } from '../../api/person.ts';
import { useSaveQuery } from '../../api/search.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import styles from './search.module.css';

type Props = {
  /** What stands in the form. */
  readonly query: EventQuery;
  /** One's own that is changed; `null`: a new one. */
  readonly of: SavedQuery | null;
  readonly onClose: () => void;
};

const MAX_NAME = 40;

/** Gives a query a name, or changes one that has one. */
export function SaveQuery({ query, of, onClose }: Props): JSX.Element {
  const { t } = useTranslation('search');
  const { schoolId } = usePerson();
  const form = useId();
  const save = useSaveQuery();
  const [name, setName] = useState(of?.name ?? '');
  const [shared, setShared] = useState(of?.shared ?? false);
  const [replaces, setReplaces] = useState(false);
  const isReady = name.trim() !== '';
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady || save.isPending) return;
    const body = { name: name.trim(), query: of && !replaces ? of.query : query, shared };
    const onSuccess = (): void => {
      showToast({ text: t('saved.done', { name: body.name }) });
      onClose();
    };
    save.mutate({ savedQueryId: of?.savedQueryId ?? null, body }, { onSuccess, onError: tellRefusal });
  };
  return (
    <Dialog
      title={t(of ? 'edit.title' : 'save.title')}
      open
      onClose={onClose}
      footer={
        <Button type="submit" form={form} variant="primary" disabled={!isReady} busy={save.isPending}>
          {t('save.yes')}
        </Button>
      }
    >
      <form id={form} className={styles['fields']} onSubmit={onSubmit}>
        <TextField label={t('save.name')} autoComplete="off" maxLength={MAX_NAME} value={name} onChange={setName} />
        {schoolId === null ? null : (
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={shared}
              onChange={({ currentTarget }) => setShared(currentTarget.checked)}
            />
            <span>{t('save.share')}</span>
          </label>
        )}
        {of ? (
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={replaces}
              onChange={({ currentTarget }) => setReplaces(currentTarget.checked)}
            />
            <span>{t('save.replace')}</span>
          </label>
        ) : null}
      </form>
    </Dialog>
  );
}
