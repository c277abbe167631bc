import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { TakeId } from '../../../../shared/vocabulary/index.ts';

type Props = {
  readonly takeId: TakeId;
  /** In ms since the take began; `undefined`: it has no moment. */
  readonly atMs: number | undefined;
  readonly text: string;
};

/** On the screen a way into the recording at a moment; on paper the words alone. */
export function Moment({ takeId, atMs, text }: Props): JSX.Element {
  if (atMs === undefined) return <>{text}</>;
  return (
    <Link to="/replay/$takeId" params={{ takeId }} search={{ t: Math.max(0, Math.floor(atMs / 1_000)) }}>
      {text}
    </Link>
  );
}
