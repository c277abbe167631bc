import type { ButtonHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import styles from './IconButton.module.css';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'title'> & {
  /** A lucide icon. */
  readonly icon: ReactNode;
  /** What it does: its accessible name, and the word that appears on hover and focus or stands below. */
  readonly word: string;
  /** `hover` shows the word as a tip above; `below` always, under the icon. */
  readonly show?: 'hover' | 'below';
  /** For a toggle: whether it is on. Leave out for a plain action. */
  readonly pressed?: boolean;
  /** `danger` for what is switched off or ends something. */
  readonly tone?: 'plain' | 'accent' | 'attention' | 'danger';
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button that is mostly an icon, for toolbars. It never goes without its word. */
export function IconButton({
  icon,
  word,
  show = 'hover',
  pressed,
  tone = 'plain',
  className,
  ...rest
}: Props): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles['button'], styles[show], styles[tone], className)}
      aria-pressed={pressed}
    >
      {icon}
      <span className={styles['word']}>{word}</span>
    </button>
  );
}
