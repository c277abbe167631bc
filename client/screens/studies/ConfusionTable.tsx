import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '../../../shared/study/scheme.ts';
import styles from './studies.module.css';

type Props = {
  readonly scheme: Scheme;
  readonly names: readonly [string, string];
  readonly confusion: readonly (readonly number[])[];
  readonly onCell: (row: string, column: string) => void;
};

/** How often the one wrote this and the other that; a press on a number shows where. */
export function ConfusionTable({ scheme, names: [one, other], confusion, onCell }: Props): JSX.Element {
  const { t } = useTranslation('studies');
  const keys = scheme.codes.map(({ key }) => key);
  return (
    <section>
      <h2 className={styles['part']}>{t('confusion')}</h2>
      <p className={styles['note']}>{t('confusion.hint', { one, other })}</p>
      <div className={styles['scroll']}>
        <table className={styles['matrix']}>
          <thead>
            <tr>
              <td />
              {keys.map((key) => (
                <th key={key} scope="col">
                  {key}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((row, i) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {keys.map((column, j) => {
                  const count = confusion[i]?.[j] ?? 0;
                  const kind = count === 0 ? 'none' : i === j ? 'same' : 'differ';
                  return (
                    <td key={column} data-cell={`${row} ${column}`} data-kind={kind}>
                      {count === 0 ? (
                        '·'
                      ) : (
                        <button
                          type="button"
                          aria-label={t('confusion.cell', { one, other, row, column, count })}
                          onClick={() => onCell(row, column)}
                        >
                          {count}
                        </button>
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
