import { type JSX, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../i18n/times.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { Reconciling } from '../../study/reconcile/Reconciling.ts';
import styles from './reconcile.module.css';

/** All differences in order, each with what is agreed. A press goes there. */
export function DifferenceList({ reconciling }: { readonly reconciling: Reconciling }): JSX.Element | null {
  const { t } = useTranslation('reconcile');
  const at = useObservable(reconciling.at);
  useObservable(reconciling.saver.changes);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (at !== null) list.current?.querySelector('[data-at="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (reconciling.differences.length === 0) return null;
  return (
    <section aria-label={t('list')}>
      <h2 className={styles['part']}>{t('list')}</h2>
      <ol ref={list} className={styles['list']}>
        {reconciling.differences.map((unit) => {
          const decided = reconciling.saver.codesOf(unit);
          const clock = runningClock(reconciling.span(unit).fromMs);
          const written = reconciling.writtenBy(unit).map((codes) => codes.join(' ') || '—');
          return (
            <li key={unit}>
              <button
                type="button"
                className={styles['cell']}
                data-at={unit === at}
                data-decided={decided.length > 0}
                aria-current={unit === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => reconciling.go(unit)}
              >
                <span>{clock}</span>
                <span className={styles['note']}>{written.join(' / ')}</span>
                <strong>{decided.length > 0 ? decided.join(' ') : t('open')}</strong>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
