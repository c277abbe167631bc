import { Check, Copy } from 'lucide-react';
import { type JSX, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './CopyField.module.css';

/** Something to be written down or copied: large, in plain figures, with a button that copies it. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }): JSX.Element {
  const { t } = useTranslation('common');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string | undefined>(undefined);
  const copy = async (): Promise<void> => {
    // Marked in any case: where the browser gives no clipboard (plain HTTP), Ctrl+C is left.
    field.current?.select();
    const taken = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    if (taken === true || document.execCommand('copy')) setCopied(value);
  };
  const done = copied === value;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['row']}>
        <input id={id} ref={field} className={styles['value']} value={value} readOnly />
        <Button
          icon={done ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          onClick={() => void copy()}
          aria-label={`${done ? t('copied') : t('copy')} ${label}`}
        >
          {done ? t('copied') : t('copy')}
        </Button>
      </div>
    </div>
  );
}
