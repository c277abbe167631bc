import type { JSX } from 'react';
import { classes } from './classes.ts';
import styles from './LongName.module.css';
import { splitName } from './splitName.ts';

/**
 * A name in one line. Where it does not fit the middle gives way and both ends stay: schools of one county begin
 * alike and differ at the end. Screen readers and the pointer get the whole name.
 */
export function LongName({
  name,
  className,
}: {
  readonly name: string;
  readonly className?: string | undefined;
}): JSX.Element {
  const { head, tail } = splitName(name);
  return (
    <span className={classes(styles['name'], className)} title={name}>
      <span className="said">{name}</span>
      <span className={styles['head']} aria-hidden="true">
        {head}
      </span>
      <span className={styles['tail']} aria-hidden="true">
        {tail}
      </span>
    </span>
  );
}
