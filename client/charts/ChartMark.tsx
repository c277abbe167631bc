import type { JSX, KeyboardEvent, ReactNode } from 'react';
import styles from './charts.module.css';

type Props = {
  /** What it stands for, with its number; the tip under the pointer too. */
  readonly label: string;
  readonly onOpen: () => void;
  /** Whether it is what is open now. */
  readonly open?: boolean;
  readonly children: ReactNode;
};

/** Something drawn that can be pressed: a bar, a dot, a stretch. */
export function ChartMark({ label, onOpen, open = false, children }: Props): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons within a drawing.
    <g
      className={styles['mark']}
      role="button"
      tabIndex={-1}
      aria-label={label}
      data-mark
      data-open={open}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <title>{label}</title>
      {children}
    </g>
  );
}
