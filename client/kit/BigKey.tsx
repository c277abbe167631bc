import type { JSX, ReactNode } from 'react';
import styles from './BigKey.module.css';

type Props = {
  /** A lucide icon. */
  readonly icon: ReactNode;
  /** What a press does; it stands below the icon. */
  readonly word: string;
  /** `accent` for the main action, `attention` while somebody waits. */
  readonly tone: 'plain' | 'accent' | 'attention';
  readonly onPress: () => void;
};

/** A very large key for a thumb, on a phone that is held in one hand. */
export function BigKey({ icon, word, tone, onPress }: Props): JSX.Element {
  return (
    <button type="button" className={styles['key']} data-tone={tone} onClick={onPress}>
      {icon}
      <span>{word}</span>
    </button>
  );
}
