import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetEvent } from '../../../../shared/api/index.ts';
import { lengthOfSpans } from '../../../../shared/study/analysis/stSpans.ts';
import { spansOf } from '../../../../shared/study/eventAgreement.ts';
import type { Scheme } from '../../../../shared/study/scheme.ts';
import { ratio } from '../../../../shared/study/sequence.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { CodeSwatch } from '../../../study/coding/CodeSwatch.tsx';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { shownShare } from '../shownRatio.ts';
import styles from '../studies.module.css';

type Props = { readonly scheme: Scheme; readonly events: readonly SheetEvent[]; readonly lengthMs: number };

/** How often each code was written and, of states, how long it held and in which share of the take. */
export function EventFigures({ scheme, events, lengthMs }: Props): JSX.Element {
  const { t } = useTranslation(['studies', 'analysis']);
  const language = useLanguage();
  return (
    <section>
      <h2 className={styles['part']}>{t('events')}</h2>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('per-code.code')}</th>
              <th scope="col">{t('events.times')}</th>
              <th scope="col">{t('events.seconds')}</th>
              <th scope="col">{t('events.share')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {scheme.codes.map(({ key, label, lasts }, place) => {
              const spans = spansOf(events, { scheme, lengthMs }, key);
              const heldMs = lengthOfSpans(spans);
              const share = lasts === 'state' ? ratio(heldMs, lengthMs) : null;
              return (
                <tr key={key} data-share={key}>
                  <th scope="row" className={styles['signed']}>
                    <CodeSwatch place={place} />
                    {label[language]}
                  </th>
                  <td>
                    <EvidenceButton about={label[language]} value={String(spans.length)} spans={spans} />
                  </td>
                  <td>{lasts === 'state' ? (heldMs / 1_000).toFixed(1) : '—'}</td>
                  <td>{shownShare(share)}</td>
                  <td className={styles['share']} aria-hidden="true">
                    <div style={{ inlineSize: `${100 * (share ?? 0)}%` }} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
