import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '../../../../shared/study/scheme.ts';
import { ratio } from '../../../../shared/study/sequence.ts';
import { type CodedUnits, spansOfUnits } from '../../../../shared/study/unitSpans.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { shownShare } from '../shownRatio.ts';
import styles from '../studies.module.css';

type Props = { readonly scheme: Scheme; readonly coded: CodedUnits };

/** In which share of the coded intervals each code is; the number opens them. */
export function CodeShares({ scheme, coded }: Props): JSX.Element {
  const { t } = useTranslation('studies');
  const language = useLanguage();
  return (
    <section>
      <h2 className={styles['part']}>{t('shares')}</h2>
      <table className={styles['table']}>
        <tbody>
          {scheme.codes.map(({ key, label }) => {
            const units = coded.filter(({ codes }) => codes.includes(key)).map(({ unit }) => unit);
            const share = ratio(units.length, coded.length);
            const name = `${key} ${label[language]}`;
            return (
              <tr key={key} data-share={key}>
                <th scope="row">{name}</th>
                <td>
                  <EvidenceButton
                    about={name}
                    value={String(units.length)}
                    spans={spansOfUnits(units, scheme.intervalS)}
                  />
                </td>
                <td>{shownShare(share)}</td>
                <td className={styles['share']} aria-hidden="true">
                  <div style={{ inlineSize: `${100 * (share ?? 0)}%` }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
