import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileUp, Keyboard, Plus } from 'lucide-react';
import { type ChangeEvent, type JSX, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { schemesQuery, useSaveScheme } from '../../api/schemes.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import { SchemeRow } from './SchemeRow.tsx';
import { readSchemeFile } from './schemeFile.ts';
import styles from './schemes.module.css';

/** The coding schemes that this person made, and those that others share. */
export function SchemesScreen(): JSX.Element {
  const { t } = useTranslation(['schemes', 'common']);
  const sentence = useErrorText();
  const { data, error } = useQuery(schemesQuery);
  const acts = (
    <div className={styles['acts']}>
      <TakeIn />
      <Link to="/schemes/$schemeId" params={{ schemeId: 'new' }} className={buttonClass('primary')}>
        <Plus aria-hidden="true" />
        {t('make')}
      </Link>
    </div>
  );
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <div>
          <Link to="/studies" className={styles['note']}>
            {t('back')}
          </Link>
          <h1 className={styles['title']}>{t('title')}</h1>
        </div>
        {data && data.length > 0 ? acts : null}
      </div>
      {error === null ? null : <Notice tone="bad">{sentence(error)}</Notice>}
      {data === undefined && error === null ? <Spinner large label={t('common:loading')} /> : null}
      {data?.length === 0 ? (
        <EmptyState icon={<Keyboard />} title={t('empty.title')} hint={t('empty.hint')} action={acts} />
      ) : null}
      {data && data.length > 0 ? (
        <ul className={styles['rows']}>
          {data.map((own) => (
            <SchemeRow key={own.schemeId} own={own} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Takes a scheme in from a file; it is one's own from then on. */
function TakeIn(): JSX.Element {
  const { t } = useTranslation('schemes');
  const navigate = useNavigate();
  const save = useSaveScheme();
  const input = useRef<HTMLInputElement>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const draft = readSchemeFile((await target.files?.[0]?.text()) ?? '');
    target.value = '';
    if (!draft) {
      showToast({ text: t('file.wrong'), tone: 'bad' });
      return;
    }
    save.mutate(
      { draft, shared: false, of: null },
      {
        onSuccess: ({ schemeId }) => void navigate({ to: '/schemes/$schemeId', params: { schemeId } }),
        onError: tellRefusal,
      },
    );
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('take-in')}
        onChange={(event) => void take(event)}
      />
      <Button icon={<FileUp />} busy={save.isPending} onClick={() => input.current?.click()}>
        {t('take-in')}
      </Button>
    </>
  );
}
