import { type JSX, useEffect, useId } from 'react';
import type { Span } from '../../../shared/timeline/tracks.ts';
import { useObservable } from '../../kit/Observable.ts';
import { useEvidence } from './EvidenceContext.ts';
import styles from './evidence.module.css';

type Props = {
  /** The number as it is read; `null`: it is undefined, and nothing can be opened. */
  readonly value: string | null;
  /** What was counted, and of whom. */
  readonly about: string;
  readonly spans: readonly Span[];
};

/** A number that opens the seconds that it was counted from. */
export function EvidenceButton({ value, about, spans }: Props): JSX.Element {
  const player = useEvidence();
  const id = useId();
  const isOpen = useObservable(player.shown)?.by === id;
  const title = `${about} ${value ?? ''}`;
  useEffect(() => {
    if (isOpen) player.rename(title);
  }, [player, isOpen, title]);
  if (value === null) return <span className={styles['none']}>—</span>;
  return (
    <button
      type="button"
      className={styles['number']}
      aria-label={title}
      aria-pressed={isOpen}
      data-evidence={spans.length}
      onClick={() => player.open(title, spans, id)}
    >
      {value}
    </button>
  );
}
