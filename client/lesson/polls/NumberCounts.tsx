import { type JSX, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerNumber, MAX_COUNT, MAX_NUMBERS } from '../../../shared/lesson/pollState.ts';
import { Stepper } from './ChoiceCounts.tsx';
import styles from './CountEntry.module.css';
import type { OwnAnswer } from './useOwnAnswer.ts';

type Props = { readonly own: OwnAnswer; readonly shape: 'rows' | 'columns' };

/** Which numbers were answered, and how often each. */
export function NumberCounts({ own, shape }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const numbers = own.answer?.kind === 'numbers' ? own.answer.numbers : [];
  const setCount = (value: number, count: number) => {
    const others = numbers.filter((number) => number.value !== value);
    const changed = count > 0 ? [...others, { value, count: Math.min(MAX_COUNT, count) }] : others;
    own.change({ kind: 'numbers', numbers: changed.sort((a, b) => a.value - b.value) });
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const value = AnswerNumber.safeParse(Number(typed.trim().replace('，', '.').replace('。', '.')));
    setWrong(!value.success || typed.trim() === '');
    if (!value.success || typed.trim() === '') return;
    setCount(value.data, (numbers.find((number) => number.value === value.data)?.count ?? 0) + 1);
    setTyped('');
  };
  return (
    <>
      <ul className={styles['options']} data-shape={shape}>
        {numbers.map(({ value, count }) => (
          <li key={value} className={styles['option']}>
            <span className={styles['letter']}>{value}</span>
            <Stepper name={`${value}`} count={count} onAdd={(by) => setCount(value, count + by)} />
          </li>
        ))}
      </ul>
      {numbers.length < MAX_NUMBERS ? (
        <form className={styles['adding']} onSubmit={add}>
          <input
            className={styles['input']}
            inputMode="decimal"
            aria-label={t('entry.number')}
            placeholder={t('entry.number')}
            aria-invalid={wrong}
            value={typed}
            maxLength={12}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className={styles['add']}>
            {t('entry.add')}
          </button>
        </form>
      ) : null}
      {wrong ? <p role="alert">{t('entry.not-a-number')}</p> : null}
    </>
  );
}
