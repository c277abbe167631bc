import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetEvent } from '../../../shared/api/index.ts';
import { compareEvents, type EventCodeAgreement } from '../../../shared/study/eventAgreement.ts';
import type { Scheme } from '../../../shared/study/scheme.ts';
import type { Span } from '../../../shared/timeline/tracks.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { useLanguage } from '../../i18n/language.ts';
import { runningClock } from '../../i18n/times.ts';
import { CodeSwatch } from '../../study/coding/CodeSwatch.tsx';
import { shownRatio, shownShare } from './shownRatio.ts';
import styles from './studies.module.css';

type Props = {
  readonly takeId: TakeId;
  readonly scheme: Scheme;
  readonly lengthMs: number;
  readonly coders: readonly [readonly SheetEvent[], readonly SheetEvent[]];
};

/** Two raters of events beside one another: states by time units, moments by pairs, and the seconds where they differ. */
export function EventsCompared({ takeId, scheme, lengthMs, coders }: Props): JSX.Element {
  const { t } = useTranslation('studies');
  const language = useLanguage();
  const [shown, setShown] = useState<readonly Span[] | null>(null);
  const { perCode, groups } = compareEvents({ scheme, lengthMs }, coders);
  return (
    <>
      {groups.length === 0 ? null : (
        <dl className={styles['figures']}>
          {groups.map(({ label, agreement }) => (
            <div key={label['zh-CN']} data-figure="kappa">
              <dt>{t('agreement.group', { group: label[language] })}</dt>
              <dd>{agreement.noVariance ? '—' : shownRatio(agreement.kappa)}</dd>
            </div>
          ))}
        </dl>
      )}
      <section>
        <h2 className={styles['part']}>{t('per-code')}</h2>
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('per-code.code')}</th>
                <th scope="col">κ</th>
                <th scope="col">{t('agreement.po')}</th>
                <th scope="col">{t('agreement.matched')}</th>
                <th scope="col">{t('per-code.differ')}</th>
              </tr>
            </thead>
            <tbody>
              {perCode.map((code, place) => (
                <tr key={code.key} data-code={code.key}>
                  <th scope="row" className={styles['signed']}>
                    <CodeSwatch place={place} />
                    {scheme.codes[place]?.label[language]}
                  </th>
                  <Figures code={code} />
                  <td>
                    {code.differ.length === 0 ? (
                      '0'
                    ) : (
                      <button type="button" className={styles['open']} onClick={() => setShown(code.differ)}>
                        {code.differ.length}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {shown === null ? null : <Places takeId={takeId} spans={shown} />}
    </>
  );
}

function Figures({ code: { state, point } }: { readonly code: EventCodeAgreement }): JSX.Element {
  const { t } = useTranslation('studies');
  return (
    <>
      <td>{state && !state.noVariance ? shownRatio(state.kappa) : '—'}</td>
      <td>{shownShare(state ? state.po : (point?.share ?? null))}</td>
      <td>
        {point ? t('agreement.pairs', { matched: point.matched, one: point.counts[0], other: point.counts[1] }) : '—'}
      </td>
    </>
  );
}

function Places({ takeId, spans }: { readonly takeId: TakeId; readonly spans: readonly Span[] }): JSX.Element {
  const { t } = useTranslation('studies');
  return (
    <section aria-label={t('places')} className={styles['places']}>
      <h2 className={styles['part']}>{t('places.count', { count: spans.length })}</h2>
      <ul>
        {spans.map(({ fromMs, toMs }) => (
          <li key={`${fromMs} ${toMs}`}>
            <Link to="/replay/$takeId" params={{ takeId }} search={{ t: Math.floor(fromMs / 1_000) }}>
              {runningClock(fromMs)}
              {toMs > fromMs ? `–${runningClock(toMs)}` : ''}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
