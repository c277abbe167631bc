import { type JSX, type ReactNode, useId } from 'react';
import styles from './download.module.css';

type Props = { readonly title: string; readonly hint?: string; readonly children: ReactNode };

/** One kind of what can be taken along. */
export function Part({ title, hint, children }: Props): JSX.Element {
  const id = useId();
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h3 id={id} className={styles['title']}>
        {title}
      </h3>
      {hint === undefined ? null : <p className={styles['note']}>{hint}</p>}
      {children}
    </section>
  );
}
