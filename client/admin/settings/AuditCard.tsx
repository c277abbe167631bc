import { useInfiniteQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../shared/api/index.ts';
import { auditQuery } from '../../api/audit.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import styles from './AuditCard.module.css';

/** Who gave what to whom, looked into what, and deleted what. */
export function AuditCard(): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const sentence = useErrorText();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={styles['card']} aria-labelledby="audit">
      <div>
        <h2 id="audit" className={styles['heading']}>
          {t('audit.title')}
        </h2>
        <p className={styles['hint']}>{t('audit.hint')}</p>
      </div>
      {error ? (
        <Notice tone="bad">
          {sentence(error)} <Button onClick={() => void refetch()}>{t('common:retry')}</Button>
        </Notice>
      ) : null}
      {data && entries.length === 0 ? <p>{t('audit.none')}</p> : null}
      {entries.length > 0 ? <Entries entries={entries} /> : null}
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('audit.older')}
        </Button>
      ) : null}
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }): JSX.Element {
  const { t } = useTranslation('admin');
  const times = useTimes();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.what')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ auditId, atMs, byName, event, about }) => (
          <tr key={auditId}>
            <td className={styles['when']}>{times.longMoment(atMs)}</td>
            <td>{byName ?? t('audit.server')}</td>
            <td>
              {t(`audit.event.${event}`)}
              {about === null ? null : <span className={styles['about']}>{about}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
