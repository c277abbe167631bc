import { Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_COUNT, type Poll } from '../../../shared/lesson/pollState.ts';
import styles from './CountEntry.module.css';
import { useOptionName } from './useOptionName.ts';
import type { OwnAnswer } from './useOwnAnswer.ts';

type Props = { readonly poll: Poll; readonly own: OwnAnswer; readonly shape: 'rows' | 'columns' };

/** How many chose each option: a letter, a number, and a key on each side of it. */
export function ChoiceCounts({ poll, own, shape }: Props): JSX.Element {
  const nameOf = useOptionName(poll.type);
  const counts = own.answer?.kind === 'choices' ? own.answer.counts : poll.options.map(() => 0);
  const add = (option: number, by: number) =>
    own.change({
      kind: 'choices',
      counts: counts.map((count, index) => (index === option ? Math.min(MAX_COUNT, Math.max(0, count + by)) : count)),
    });
  return (
    <ul
      className={styles['options']}
      data-shape={shape === 'columns' ? 'grid' : shape}
      style={shape === 'columns' ? { gridTemplateColumns: columnsFor(poll.options.length) } : {}}
    >
      {poll.options.map((text, option) => (
        // The options of a question never change their places.
        <li key={nameOf(option)} className={styles['option']}>
          <span className={styles['letter']}>{nameOf(option)}</span>
          {shape === 'rows' && text !== '' ? <span className={styles['text']}>{text}</span> : null}
          <Stepper name={nameOf(option)} count={counts[option] ?? 0} onAdd={(by) => add(option, by)} />
        </li>
      ))}
    </ul>
  );
}

/** As even as can be; four stand in one row where there is room for it. */
function columnsFor(options: number): string {
  if (options === 4) return 'repeat(var(--entry-four, 4), auto)';
  return `repeat(${Math.min(3, options)}, auto)`;
}

type StepperProps = { readonly name: string; readonly count: number; readonly onAdd: (by: number) => void };

/** A number between a key that makes it less and one that makes it more. */
export function Stepper({ name, count, onAdd }: StepperProps): JSX.Element {
  const { t } = useTranslation('polls');
  return (
    <span className={styles['stepper']}>
      <button
        type="button"
        className={styles['key']}
        aria-label={t('entry.fewer', { option: name })}
        aria-disabled={count === 0}
        onClick={() => count > 0 && onAdd(-1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <output className={styles['count']} aria-label={t('entry.count', { option: name, count })}>
        {count}
      </output>
      <button
        type="button"
        className={styles['key']}
        aria-label={t('entry.more', { option: name })}
        onClick={() => onAdd(1)}
      >
        <Plus aria-hidden="true" />
      </button>
    </span>
  );
}
