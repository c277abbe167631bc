import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilesHeld, StorageState } from '../../../shared/api/index.ts';
import { storageQuery, useCheckStorage } from '../../api/storage.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { bytesText } from './bytesText.ts';
import styles from './settings.module.css';

/** Where the files of recordings are, what went wrong with that, and a way to have them all checked. */
export function StorageCard(): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const sentence = useErrorText();
  const { data, error, refetch } = useQuery(storageQuery);
  return (
    <section className={styles['card']} aria-labelledby="storage">
      <h2 id="storage" className={styles['heading']}>
        {t('storage.title')}
      </h2>
      {data ? <Places state={data} /> : error ? null : <Spinner label={t('common:loading')} />}
      {error && !data ? (
        <Notice tone="bad">
          {sentence(error)} <Button onClick={() => void refetch()}>{t('common:retry')}</Button>
        </Notice>
      ) : null}
    </section>
  );
}

function Places({
  state: { store, here, moved, waiting, damaged, unchecked },
}: {
  readonly state: StorageState;
}): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <>
      <p>
        {store
          ? t(store.keepDays > 0 ? 'storage.with' : 'storage.with.none', { name: store.name, days: store.keepDays })
          : t('storage.alone')}
      </p>
      <dl className={styles['places']}>
        <Place name={t('storage.here')} held={here} />
        {store || moved.files > 0 ? <Place name={t('storage.moved')} held={moved} /> : null}
        {store ? <Place name={t('storage.waiting')} held={waiting} /> : null}
        {damaged.files > 0 ? <Place name={t('storage.damaged')} held={damaged} /> : null}
      </dl>
      {store?.trouble ? <Trouble {...store.trouble} /> : null}
      {damaged.files > 0 ? <Notice tone="bad">{t('storage.damaged.told', { count: damaged.files })}</Notice> : null}
      <Check unchecked={unchecked} />
    </>
  );
}

function Place({ name, held: { files, bytes } }: { readonly name: string; readonly held: FilesHeld }): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <div className={styles['place']}>
      <dt>{name}</dt>
      <dd>
        <span className={styles['size']}>{bytesText(bytes)}</span>
        <span className={styles['files']}>{t('storage.files', { count: files })}</span>
      </dd>
    </div>
  );
}

type TroubleProps = NonNullable<NonNullable<StorageState['store']>['trouble']>;

function Trouble({ code, atMs }: TroubleProps): JSX.Element {
  const { t } = useTranslation('admin');
  const times = useTimes();
  return (
    <Notice tone="attention">{t('storage.trouble', { what: t(`storage.${code}`), when: times.moment(atMs) })}</Notice>
  );
}

function Check({ unchecked }: { readonly unchecked: number }): JSX.Element {
  const { t } = useTranslation('admin');
  const sentence = useErrorText();
  const check = useCheckStorage();
  return (
    <>
      <div className={styles['check']}>
        <Button onClick={() => check.mutate()} busy={check.isPending}>
          {t('storage.check')}
        </Button>
        <span className={styles['files']} role="status">
          {unchecked > 0 ? t('storage.checking', { count: unchecked }) : t('storage.check.hint')}
        </span>
      </div>
      {check.error ? <Notice tone="bad">{sentence(check.error)}</Notice> : null}
    </>
  );
}
