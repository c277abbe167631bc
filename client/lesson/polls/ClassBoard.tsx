import type { CSSProperties, JSX } from 'react';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { BoardUse } from '../../stage/arrangeBoard.ts';
import type { Rect } from '../../stage/rect.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import type { LessonSession } from '../LessonSession.ts';
import { BuzzerBoard } from './BuzzerBoard.tsx';
import { PollBoard } from './PollBoard.tsx';

/** A display's unit is 1 % of its height, and 1.4 % of its width at most. */
const MOST_OF_WIDTH = 1.4;
/** A board that is less wide than this, in units, has shapes of its own. */
const NARROW_BELOW = 75;
/** How large its words are there, 0–1, for each unit of width: as many of them in a line, however wide. */
const SCALE_PER_UNIT = 0.66 / 57;

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
  const width = place.w / Math.min(1 / screenRatio, MOST_OF_WIDTH);
  const narrow = width < NARROW_BELOW;
  const beside: CSSProperties & Record<'--beside', number> = { '--beside': width * SCALE_PER_UNIT };
  return (
    <div style={{ ...rectStyle(place), ...beside }}>
      {buzzer ? <BuzzerBoard session={session} buzzer={buzzer} narrow={narrow} /> : null}
      {poll && !buzzer ? <PollBoard session={session} poll={poll} narrow={narrow} /> : null}
    </div>
  );
}
