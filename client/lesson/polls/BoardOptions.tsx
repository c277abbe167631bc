import { Check } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import type { Tally, TallyColumn } from '../../../shared/lesson/pollTally.ts';
import type { DrawnLesson } from '../DrawnLesson.ts';
import styles from './BoardOptions.module.css';
import { useOptionName } from './useOptionName.ts';
import { useOwnClassroom } from './useOwnClassroom.ts';

type Props = {
  readonly session: DrawnLesson;
  readonly poll: Poll;
  readonly tally: Tally;
  readonly narrow: boolean;
};

/** The options once they are answered: with bars while the results are shown, and with the right one marked. */
export function BoardOptions({ session, poll, tally, narrow }: Props): JSX.Element {
  const ownId = useOwnClassroom(session);
  const own = tally.rows.find(({ classroomId }) => classroomId === ownId)?.counts ?? null;
  const most = Math.max(1, ...tally.columns.map(({ count }) => count));
  const wordy = poll.options.some((text) => text !== '');
  return (
    <ol
      className={styles['options']}
      data-shape={wordy || poll.shown ? 'rows' : 'columns'}
      data-labelled={wordy || poll.correct !== null}
      data-shown={poll.shown}
      data-narrow={narrow}
    >
      {tally.columns.map((column, option) => (
        <Option
          key={column.key}
          poll={poll}
          column={column}
          ratio={column.count / most}
          own={own && (own[option] ?? 0)}
        />
      ))}
    </ol>
  );
}

type OptionProps = {
  readonly poll: Poll;
  readonly column: TallyColumn;
  readonly ratio: number;
  /** How many of our own classroom; `null` when it has not answered. */
  readonly own: number | null;
};

function Option({ poll, column: { key, count, right }, ratio, own }: OptionProps): JSX.Element {
  const { t } = useTranslation('polls');
  const nameOf = useOptionName(poll.type);
  return (
    <li className={styles['option']} data-right={right === true}>
      <span className={styles['letter']}>{nameOf(Number(key))}</span>
      <span className={styles['label']}>
        {poll.options[Number(key)]}
        {right ? (
          <span className={styles['right']}>
            <Check aria-hidden="true" />
            {t('board.right')}
          </span>
        ) : null}
      </span>
      {poll.shown ? (
        <span className={styles['result']}>
          <span className={styles['bar']} aria-hidden="true">
            <span style={{ width: `${ratio * 100}%` }} />
          </span>
          <span className={styles['number']}>{t('board.count', { count })}</span>
          <span className={styles['ours']}>{own === null ? null : t('board.ours', { count: own })}</span>
        </span>
      ) : null}
    </li>
  );
}
