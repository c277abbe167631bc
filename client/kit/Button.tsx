import type { ButtonHTMLAttributes, JSX, MouseEvent, ReactNode, Ref } from 'react';
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
  /**
   * The press is being carried out: shows a spinner and takes no second press. Where it may be, also the second press of a
   * double click is none: it comes before anything can have become busy, or just after a quick server has answered. What
   * was written in between makes it a press of its own.
   */
  readonly busy?: boolean;
  /** Fills the width that there is. */
  readonly wide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** Something has been written into some field since the last press of anything. */
let isWrittenSincePress = false;
globalThis.document?.addEventListener('input', () => (isWrittenSincePress = true), { capture: true });
// After the buttons have heard of it.
globalThis.document?.addEventListener('click', () => (isWrittenSincePress = false));

/** A button: a word, and an icon where one helps. Quiet unless told otherwise. */
export function Button({
  children,
  variant = 'quiet',
  size = 'm',
  icon,
  busy,
  wide = false,
  className,
  type = 'button',
  onClick,
  ...rest
}: Props): JSX.Element {
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    const isRepeated = busy !== undefined && event.detail > 1 && !isWrittenSincePress;
    if (busy || isRepeated) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={classes(buttonClass(variant, size), wide && styles['wide'], className)}
      aria-busy={busy ?? false}
      aria-disabled={busy || undefined}
      onClick={press}
    >
      {busy ? <Spinner /> : icon}
      <span className={styles['word']}>{children}</span>
    </button>
  );
}
