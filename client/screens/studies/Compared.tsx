import { Link } from '@tanstack/react-router';
import { type JSX, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodedSequence, type CoderComparison, unitsWhere } from '../../../shared/study/compare.ts';
import type { Scheme } from '../../../shared/study/scheme.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { useLanguage } from '../../i18n/language.ts';
import { runningClock } from '../../i18n/times.ts';
import { ConfusionTable } from './ConfusionTable.tsx';
import { shownRatio, shownShare } from './shownRatio.ts';
import styles from './studies.module.css';

type Props = {
  readonly takeId: TakeId;
  readonly scheme: Scheme;
  readonly names: readonly [string, string];
  readonly sequences: readonly [CodedSequence, CodedSequence];
  readonly comparison: CoderComparison;
};

/** Two raters beside one another: κ, the confusion matrix, κ of each code, and the seconds where they differ. */
export function Compared({ takeId, scheme, names, sequences: [a, b], comparison }: Props): JSX.Element {
  const { t } = useTranslation('studies');
  const { whole, confusion, perCode } = comparison;
  const [shown, setShown] = useState<readonly number[] | null>(null);
  return (
    <>
      {whole === null ? null : (
        <dl className={styles['figures']}>
          <div data-figure="kappa">
            <dt>Cohen κ</dt>
            <dd>{shownRatio(whole.kappa)}</dd>
          </div>
          <div>
            <dt>{t('agreement.po')}</dt>
            <dd>{shownShare(whole.po)}</dd>
          </div>
          <div>
            <dt>{t('agreement.pe')}</dt>
            <dd>{shownShare(whole.pe)}</dd>
          </div>
          <div>
            <dt>{t('agreement.units')}</dt>
            <dd>{whole.units}</dd>
          </div>
        </dl>
      )}
      {whole?.noVariance ? <p className={styles['note']}>{t('agreement.no-variance')}</p> : null}
      <div className={styles['beside']}>
        {confusion.length === 0 ? null : (
          <ConfusionTable
            scheme={scheme}
            names={names}
            confusion={confusion}
            onCell={(row, column) => setShown(unitsWhere(a, b, row, column))}
          />
        )}
        {shown === null ? null : <Places takeId={takeId} scheme={scheme} units={shown} sequences={[a, b]} />}
      </div>
      <PerCode scheme={scheme} perCode={perCode} onCode={setShown} />
    </>
  );
}

type PlacesProps = Pick<Props, 'takeId' | 'scheme' | 'sequences'> & { readonly units: readonly number[] };

/** Intervals, each a link into the player. */
function Places({ takeId, scheme, units, sequences: [a, b] }: PlacesProps): JSX.Element {
  const { t } = useTranslation('studies');
  const place = useRef<HTMLElement>(null);
  // On a small screen the list is below the table that was pressed.
  useEffect(() => {
    if (units.length > 0) place.current?.scrollIntoView({ block: 'nearest' });
  }, [units]);
  return (
    <section ref={place} aria-label={t('places')} className={styles['places']}>
      <h2 className={styles['part']}>{t('places.count', { count: units.length })}</h2>
      <ul>
        {units.map((unit) => (
          <li key={unit}>
            <Link to="/replay/$takeId" params={{ takeId }} search={{ t: unit * scheme.intervalS }}>
              {runningClock(unit * scheme.intervalS * 1_000)}
            </Link>{' '}
            <span className={styles['note']}>
              {a[unit]?.join(' ')} / {b[unit]?.join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type PerCodeProps = Pick<Props, 'scheme'> & {
  readonly perCode: CoderComparison['perCode'];
  readonly onCode: (units: readonly number[]) => void;
};

function PerCode({ scheme, perCode, onCode }: PerCodeProps): JSX.Element {
  const { t } = useTranslation('studies');
  const language = useLanguage();
  return (
    <section>
      <h2 className={styles['part']}>{t('per-code')}</h2>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('per-code.code')}</th>
              <th scope="col">κ</th>
              <th scope="col">{t('agreement.po')}</th>
              <th scope="col">{t('per-code.differ')}</th>
            </tr>
          </thead>
          <tbody>
            {perCode.map(({ key, agreement, differ }) => (
              <tr key={key}>
                <th scope="row">
                  {key} {scheme.codes.find((code) => code.key === key)?.label[language]}
                </th>
                <td>{agreement.noVariance ? '—' : shownRatio(agreement.kappa)}</td>
                <td>{shownShare(agreement.po)}</td>
                <td>
                  {differ.length === 0 ? (
                    '0'
                  ) : (
                    <button type="button" className={styles['open']} onClick={() => onCode(differ)}>
                      {differ.length}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
