import type { JSX } from 'react';
import styles from './TextField.module.css';

type Props = { readonly id: string; readonly hint: string | undefined; readonly error: string | undefined };

/** What stands below a field: why it was refused, or else what to write. */
export function FieldNotes({ id, hint, error }: Props): JSX.Element {
  return (
    <div id={id} aria-live="polite">
      {error !== undefined ? <p className={styles['error']}>{error}</p> : null}
      {error === undefined && hint !== undefined ? <p className={styles['hint']}>{hint}</p> : null}
    </div>
  );
}
