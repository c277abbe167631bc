import { type JSX, type ReactNode, useId } from 'react';
import { Said } from './Said.tsx';
import styles from './Segments.module.css';

type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** A lucide icon before the word. */
  readonly icon?: ReactNode;
};

type Props<Value extends string> = {
  /** The question; said to screen readers, since the choices explain themselves. */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** As wide as there is room, in equal parts. */
  readonly wide?: boolean;
};

/** One of two or three, side by side. */
export function Segments<Value extends string>({
  label,
  choices,
  value,
  onChange,
  wide = false,
}: Props<Value>): JSX.Element {
  const group = useId();
  return (
    <fieldset className={styles['group']} data-wide={wide}>
      <legend>
        <Said>{label}</Said>
      </legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles['choice']} data-chosen={choice.value === value}>
          <input
            type="radio"
            name={group}
            className={styles['input']}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon}
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
