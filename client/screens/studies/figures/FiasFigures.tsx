import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FiasRatio, fiasMatrix, fiasRatios } from '../../../../shared/study/fias.ts';
import { FiasEvidence } from '../../../../shared/study/fiasEvidence.ts';
import { FIAS_CODES, FIAS_NORM } from '../../../../shared/study/instruments/fias.ts';
import type { Scheme } from '../../../../shared/study/scheme.ts';
import type { CodedUnits } from '../../../../shared/study/unitSpans.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { shownRatio } from '../shownRatio.ts';
import styles from '../studies.module.css';

const RATIOS: readonly FiasRatio[] = [
  ...(['tt', 'itt', 'dtt', 'pt', 'sc', 'id', 'idRevised', 'trr'] as const),
  ...(['tqr', 'pir', 'ccr', 'ssr', 'pssr', 'trr89', 'tqr89', 'vc'] as const),
];

type Props = { readonly scheme: Scheme; readonly coded: CodedUnits };

/** Flanders' matrix as a heat map, and his ratios with the norms beside them; each number opens its seconds. */
export function FiasFigures({ scheme, coded }: Props): JSX.Element {
  const evidence = useMemo(() => new FiasEvidence(coded, scheme.intervalS), [coded, scheme]);
  const matrix = useMemo(() => fiasMatrix(evidence.codes), [evidence]);
  return (
    <>
      <Matrix evidence={evidence} matrix={matrix} />
      <Ratios evidence={evidence} matrix={matrix} />
    </>
  );
}

type PartProps = { readonly evidence: FiasEvidence; readonly matrix: readonly (readonly number[])[] };

function Matrix({ evidence, matrix }: PartProps): JSX.Element {
  const { t } = useTranslation('studies');
  const most = Math.max(1, ...matrix.flat());
  return (
    <section>
      <h2 className={styles['part']}>{t('fias.matrix')}</h2>
      <p className={styles['note']}>{t('fias.matrix.hint')}</p>
      <div className={styles['scroll']}>
        <table className={styles['matrix']}>
          <thead>
            <tr>
              <td />
              {FIAS_CODES.map((code) => (
                <th key={code} scope="col">
                  {code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIAS_CODES.map((row, i) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {FIAS_CODES.map((column, j) => {
                  const count = matrix[i]?.[j] ?? 0;
                  const heat = count === 0 ? 0 : 12 + (48 * count) / most;
                  return (
                    <td
                      key={column}
                      data-cell={`${row} ${column}`}
                      style={{ background: `color-mix(in srgb, var(--accent) ${heat}%, var(--surface))` }}
                    >
                      {count === 0 ? (
                        '·'
                      ) : (
                        <EvidenceButton
                          about={t('fias.cell', { row, column })}
                          value={String(count)}
                          spans={evidence.ofCell(row, column)}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Ratios({ evidence, matrix }: PartProps): JSX.Element {
  const { t } = useTranslation('studies');
  const ratios = useMemo(() => fiasRatios(matrix), [matrix]);
  return (
    <section>
      <h2 className={styles['part']}>{t('fias.ratios')}</h2>
      <p className={styles['note']}>{t('fias.norm')}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('fias.ratio')}</th>
            <th scope="col">{t('fias.here')}</th>
            <th scope="col">{t('fias.1970')}</th>
          </tr>
        </thead>
        <tbody>
          {RATIOS.map((name) => (
            <tr key={name} data-ratio={name}>
              <th scope="row">{t(`fias.${name}`)}</th>
              <td>
                <EvidenceButton
                  about={t(`fias.${name}`)}
                  value={ratios[name] === null ? null : shownRatio(ratios[name])}
                  spans={evidence.ofRatio(name)}
                />
              </td>
              <td className={styles['note']}>{FIAS_NORM[name]?.toFixed(2) ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
