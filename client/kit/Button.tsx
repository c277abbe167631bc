import type { ButtonHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { type ButtonSize, type ButtonVariant, buttonClass } from './buttonClass.ts';
import { classes } from './classes.ts';
import { Spinner } from './Spinner.tsx';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  /** The word on it. */
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** A lucide icon; it stands before the word and is hidden from screen readers. */
  readonly icon?: ReactNode;
  /** The press is being carried out: shows a spinner and takes no second press. */
  readonly busy?: boolean;
  /** Fills the width that there is. */
  readonly wide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button: a word, and an icon where one helps. Quiet unless told otherwise. */
export function Button({
  children,
  variant = 'quiet',
  size = 'm',
  icon,
  busy = false,
  wide = false,
  className,
  type = 'button',
  onClick,
  ...rest
}: Props): JSX.Element {
  return (
    <button
      {...rest}
      type={type}
      className={classes(buttonClass(variant, size), wide && styles['wide'], className)}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : icon}
      <span className={styles['word']}>{children}</span>
    </button>
  );
}
