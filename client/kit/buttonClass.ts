import styles from './Button.module.css';
import { classes } from './classes.ts';

/**
 * How loud a button is: `primary` is the one main action of a state, `quiet` has an edge, `plain` has none,
 * `attention` answers somebody who waits (橙), `danger` destroys or ends (红).
 */
export type ButtonVariant = 'primary' | 'quiet' | 'plain' | 'attention' | 'danger';

/** `l` is for the main action of a whole screen and for fingers, `m` for everything else, `s` inside rows. */
export type ButtonSize = 's' | 'm' | 'l';

/** The looks of a button, for a link that must look like one. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize = 'm'): string {
  return classes(styles['button'], styles[variant], styles[size]);
}
