import { type JSX, type Ref, type TextareaHTMLAttributes, useId } from 'react';
import { FieldNotes } from './FieldNotes.tsx';
import styles from './TextField.module.css';

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value' | 'id'> & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to write, when the label does not say enough. */
  readonly hint?: string | undefined;
  /** Why it was refused. It is read out when it appears. */
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text. */
export function TextArea({ label, value, onChange, hint, error, ...rest }: Props): JSX.Element {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['box']} data-invalid={error !== undefined}>
        <textarea
          {...rest}
          id={id}
          className={styles['input']}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-notes`}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <FieldNotes id={`${id}-notes`} hint={hint} error={error} />
    </div>
  );
}
