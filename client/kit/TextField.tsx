import { Eye, EyeOff } from 'lucide-react';
import { type InputHTMLAttributes, type JSX, type Ref, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldNotes } from './FieldNotes.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './TextField.module.css';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'size' | 'id'> & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to write, when the label does not say enough. */
  readonly hint?: string | undefined;
  /** Why it was refused. It is read out when it appears. */
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
};

/** One line of text. A password gets a key that shows it. */
export function TextField({ label, value, onChange, hint, error, type = 'text', ...rest }: Props): JSX.Element {
  const { t } = useTranslation('common');
  const id = useId();
  const [revealed, setRevealed] = useState(false);
  const secret = type === 'password';
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['box']} data-invalid={error !== undefined}>
        <input
          {...rest}
          id={id}
          type={secret && revealed ? 'text' : type}
          className={styles['input']}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-notes`}
          onChange={(event) => onChange(event.target.value)}
        />
        {secret ? (
          <IconButton
            icon={revealed ? <EyeOff /> : <Eye />}
            word={revealed ? t('password.hide') : t('password.show')}
            onClick={() => setRevealed(!revealed)}
          />
        ) : null}
      </div>
      <FieldNotes id={`${id}-notes`} hint={hint} error={error} />
    </div>
  );
}
