import { type JSX, type ReactNode, useId } from 'react';
import styles from './ChoiceList.module.css';

type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter line or mark. */
  readonly note?: ReactNode;
};

type Props<Value extends string> = {
  /** The question. */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
};

/** One of a few, all in sight: large rows for a finger. For more than a dozen take `Select`. */
export function ChoiceList<Value extends string>({ label, choices, value, onChange }: Props<Value>): JSX.Element {
  const group = useId();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['label']}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles['choice']} data-chosen={choice.value === value}>
          <input
            type="radio"
            name={group}
            className={styles['input']}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span className={styles['ring']} aria-hidden="true" />
          <span className={styles['text']}>
            <span>{choice.label}</span>
            {choice.note === undefined ? null : <span className={styles['note']}>{choice.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
