import type { JSX, ReactNode } from 'react';
import styles from './EmptyState.module.css';

type Props = {
  /** A lucide icon. */
  readonly icon: ReactNode;
  /** What is so, in a short sentence. */
  readonly title: string;
  /** What happens next or what one can do. */
  readonly hint?: ReactNode;
  /** The one button that leads on. */
  readonly action?: ReactNode;
  /** It is the whole page, so its title is the page's. */
  readonly page?: boolean;
};

/** A place with nothing in it yet: says why, and what to do. */
export function EmptyState({ icon, title, hint, action, page = false }: Props): JSX.Element {
  const Title = page ? 'h1' : 'p';
  return (
    <div className={styles['empty']}>
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
      <Title className={styles['title']}>{title}</Title>
      {hint === undefined ? null : <p className={styles['hint']}>{hint}</p>}
      {action}
    </div>
  );
}
