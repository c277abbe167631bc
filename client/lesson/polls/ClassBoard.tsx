import type { JSX } from 'react';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { BoardUse } from '../../stage/arrangeBoard.ts';
import type { Rect } from '../../stage/rect.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import type { LessonSession } from '../LessonSession.ts';
import { BuzzerBoard } from './BuzzerBoard.tsx';
import { PollBoard } from './PollBoard.tsx';

/** A board that is less wide than this has its own shapes, in the unit of displays (1 % of the height, 1.4 % of the width at most). */
const NARROW_BELOW = 75;

/** What a display needs room for: what is asked of the classrooms, or what they have answered. */
export function boardUse({ poll, buzzer }: Pick<LessonState, 'poll' | 'buzzer'>): BoardUse {
  if (buzzer) return 'question';
  if (!poll) return 'none';
  return poll.shown ? 'answers' : 'question';
}

type Props = {
  readonly session: LessonSession;
  readonly state: LessonState;
  readonly place: Rect | null;
  /** Width over height. */
  readonly screenRatio: number;
};

/** What is asked of the classrooms, on a display. */
export function ClassBoard({ session, state: { buzzer, poll }, place, screenRatio }: Props): JSX.Element | null {
  if (!place || !(buzzer || poll)) return null;
  const narrow = place.w / Math.min(1 / screenRatio, 1.4) < NARROW_BELOW;
  return (
    <div style={rectStyle(place)}>
      {buzzer ? <BuzzerBoard session={session} buzzer={buzzer} narrow={narrow} /> : null}
      {poll && !buzzer ? <PollBoard session={session} poll={poll} narrow={narrow} /> : null}
    </div>
  );
}
