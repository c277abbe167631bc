import type { ReactNode } from 'react';
import { isWished } from '../../../shared/lesson/microphone.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';

type Props = {
  readonly session: Pick<LessonSession, 'clockAheadMs'>;
  readonly askedAtMs: number | null;
  readonly children: ReactNode;
  /** What is there at all other times. */
  readonly otherwise?: ReactNode;
};

/** Shows something for as long as the teacher's wish to hear a classroom stands. */
export function WhileWished({ askedAtMs, otherwise = null, ...rest }: Props): ReactNode {
  return askedAtMs === null ? otherwise : <Fresh askedAtMs={askedAtMs} otherwise={otherwise} {...rest} />;
}

function Fresh({ session, askedAtMs, children, otherwise }: Props): ReactNode {
  return isWished(askedAtMs, useSecond() + session.clockAheadMs) ? children : otherwise;
}
