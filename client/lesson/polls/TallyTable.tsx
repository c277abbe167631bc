import { Check } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import type { Tally, TallyColumn } from '../../../shared/lesson/pollTally.ts';
import { LongName } from '../../kit/LongName.tsx';
import { Said } from '../../kit/Said.tsx';
import styles from './TallyTable.module.css';
import { useOptionName } from './useOptionName.ts';

type Props = {
  readonly poll: Poll;
  readonly tally: Tally;
  readonly nameOf: (classroomId: string) => string;
};

/** Who chose what: a row a classroom, a column an option, a bar and a number in each place. */
export function TallyTable({ poll, tally, nameOf }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  return (
    <table className={styles['table']}>
      <caption>
        <Said>{t('tally.caption')}</Said>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('tally.classroom')}</th>
          {tally.columns.map((column) => (
            <ColumnHead key={column.key} poll={poll} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {tally.rows.map(({ classroomId, counts }) => (
          <tr key={classroomId} data-answered={counts !== null}>
            <th scope="row">
              <LongName name={nameOf(classroomId)} />
            </th>
            {counts ? (
              <Cells columns={tally.columns} counts={counts} />
            ) : (
              <td colSpan={tally.columns.length} className={styles['none']}>
                {t('tally.none')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('tally.total')}</th>
          <Cells columns={tally.columns} counts={tally.columns.map(({ count }) => count)} />
        </tr>
      </tfoot>
    </table>
  );
}

function ColumnHead({ poll, column }: { readonly poll: Poll; readonly column: TallyColumn }): JSX.Element {
  const { t } = useTranslation('polls');
  const nameOf = useOptionName(poll.type);
  return (
    <th scope="col" data-right={column.right === true} title={poll.options[Number(column.key)]}>
      {column.right ? <Check aria-hidden="true" className={styles['tick']} /> : null}
      {nameOf(Number(column.key))}
      {column.right ? <span className={styles['right']}>{t('tally.right')}</span> : null}
    </th>
  );
}

type CellsProps = { readonly columns: readonly TallyColumn[]; readonly counts: readonly number[] };

function Cells({ columns, counts }: CellsProps): JSX.Element {
  const most = Math.max(1, ...counts);
  return (
    <>
      {columns.map(({ key, right }, index) => {
        const count = counts[index] ?? 0;
        return (
          <td key={key} data-right={right === true}>
            <span className={styles['number']}>{count}</span>
            <span className={styles['bar']} aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
          </td>
        );
      })}
    </>
  );
}
