import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '../../../shared/study/scheme.ts';
import { runningClock } from '../../i18n/times.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { Coding } from '../../study/coding/Coding.ts';
import styles from './coding.module.css';

/** So many intervals are in sight before and after the present one. */
const BEFORE = 14;
const AFTER = 9;

/** What fits a cell: a series whole if it is short, of many codes only how many. */
function cellText(codes: readonly string[], choice: Scheme['choice']): string {
  if (codes.length === 0) return '';
  if (choice === 'series' && codes.length <= 3) return codes.join(' ');
  return codes.length > 1 ? String(codes.length) : codes.join('').replace(/^.:/, '');
}

/** The row of what was coded and what comes, around the present interval. A press goes to another. */
export function UnitRow({ coding }: { readonly coding: Coding }): JSX.Element {
  const { t } = useTranslation('coding');
  const at = useObservable(coding.at);
  useObservable(coding.saver.changes);
  const from = Math.max(0, Math.min(at - BEFORE, coding.count - BEFORE - AFTER - 1));
  const units = Array.from({ length: Math.min(coding.count - from, BEFORE + AFTER + 1) }, (_, n) => from + n);
  return (
    <section aria-label={t('row')}>
      <ol className={styles['row']} start={from + 1}>
        {units.map((unit) => {
          const { codes, hollow } = coding.shown(unit);
          return (
            <li key={unit}>
              <button
                type="button"
                tabIndex={-1}
                className={styles['cell']}
                data-at={unit === at}
                data-hollow={hollow}
                data-empty={codes.length === 0}
                aria-label={t('cell', { n: unit + 1, at: runningClock(coding.span(unit).fromMs), codes: codes.join() })}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => coding.go(unit)}
              >
                {cellText(codes, coding.scheme.choice)}
              </button>
            </li>
          );
        })}
      </ol>
      <div className={styles['bar']} aria-hidden="true">
        <div style={{ inlineSize: `${coding.count === 0 ? 0 : (100 * coding.codedCount()) / coding.count}%` }} />
      </div>
    </section>
  );
}
