import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnScheme } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { draftOf } from '../../../shared/study/schemeDraft.ts';
import { schemesQuery, useSaveScheme } from '../../api/schemes.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import { CodeRows } from './CodeRows.tsx';
import { GroupRows } from './GroupRows.tsx';
import { SchemeHead } from './SchemeHead.tsx';
import { EMPTY_FORM, type FormFault, formOf, readForm } from './schemeForm.ts';
import styles from './schemes.module.css';

/** A coding scheme as it is made and changed; what is somebody else's is only read. `new`: one that is not there yet. */
export function SchemeScreen({ schemeId }: { readonly schemeId: string }): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  const { data, error } = useQuery(schemesQuery);
  if (schemeId === 'new') return <Editor own={null} />;
  const own = data?.find((each) => each.schemeId === schemeId);
  if (own) return <Editor own={own} />;
  if (!data && !error) return <Spinner large label={t('loading')} />;
  return <Notice tone="bad">{sentence(error ?? new AppError('scheme.not-found'))}</Notice>;
}

function Editor({ own }: { readonly own: OwnScheme | null }): JSX.Element {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  // What is written stays when the list is read again meanwhile; saving says when it was of an older edition.
  const [form, setForm] = useState(() => (own ? formOf(draftOf(own.scheme)) : EMPTY_FORM));
  const [version, setVersion] = useState(own?.scheme.version ?? 0);
  const [shared, setShared] = useState(own?.shared ?? false);
  const [fault, setFault] = useState<FormFault | null>(null);
  const navigate = useNavigate();
  const save = useSaveScheme();
  const writable = own?.mine ?? true;
  const submit = (): void => {
    const read = readForm(form);
    setFault('fault' in read ? read.fault : null);
    if ('fault' in read) return;
    save.mutate(
      { draft: read.draft, shared, of: own && { schemeId: own.schemeId, version } },
      {
        onSuccess: ({ schemeId, scheme }) => {
          setVersion(scheme.version);
          showToast({ text: t('saved') });
          void navigate({ to: '/schemes/$schemeId', params: { schemeId } });
        },
        onError: tellRefusal,
      },
    );
  };
  return (
    <div className={styles['page']}>
      <div>
        <Link to="/schemes" className={styles['note']}>
          {t('title')}
        </Link>
        <h1 className={styles['title']}>{own ? own.scheme.label[language] : t('make')}</h1>
        {own ? <p className={styles['note']}>{t('edition', { n: own.scheme.version })}</p> : null}
      </div>
      {writable ? null : <Notice tone="info">{t('read-only', { name: own?.ownerName ?? '' })}</Notice>}
      <fieldset className={styles['form']} disabled={!writable}>
        <legend className={styles['legend']}>{t('scheme')}</legend>
        <SchemeHead form={form} onChange={setForm} />
        <GroupRows form={form} onChange={setForm} />
        <CodeRows form={form} onChange={setForm} />
        <label className={styles['check']}>
          <input type="checkbox" checked={shared} onChange={() => setShared(!shared)} />
          {t('share')}
        </label>
      </fieldset>
      {writable ? (
        <div className={styles['foot']}>
          <p className={styles['note']}>{t('edition.hint')}</p>
          {fault === null ? null : <Notice tone="bad">{t(`fault.${fault}`)}</Notice>}
          <Button variant="primary" busy={save.isPending} onClick={submit}>
            {t('save')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
