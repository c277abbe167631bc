import type { CSSProperties, JSX } from 'react';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Rect } from '../../../shared/stage/rect.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import type { DrawnLesson } from '../DrawnLesson.ts';
import type { LessonSession } from '../LessonSession.ts';
import { BuzzerBoard } from './BuzzerBoard.tsx';
import { PollBoard } from './PollBoard.tsx';

/** A display's unit is 1 % of its height, and 1.4 % of its width at most. */
const MOST_OF_WIDTH = 1.4;
/** A board that is less wide than this, in units, has shapes of its own. */
const NARROW_BELOW = 75;
/** How large its words are there, 0–1, for each unit of width: as many of them in a line, however wide. */
const SCALE_PER_UNIT = 0.66 / 57;

type Props = {
  readonly session: DrawnLesson;
  /** In whose name this device answers; `null`: it only shows what was asked. */
  readonly answering: LessonSession | null;
  readonly state: LessonState;
  readonly place: Rect | null;
  /** Width over height. */
  readonly screenRatio: number;
};

/** What is asked of the classrooms, on a display. */
export function ClassBoard({
  session,
  answering,
  state: { buzzer, poll },
  place,
  screenRatio,
}: Props): JSX.Element | null {
  if (!place || !(buzzer || poll)) return null;
  const width = place.w / Math.min(1 / screenRatio, MOST_OF_WIDTH);
  const narrow = width < NARROW_BELOW;
  const beside: CSSProperties & Record<'--beside', number> = { '--beside': width * SCALE_PER_UNIT };
  return (
    <div style={{ ...rectStyle(place), ...beside }}>
      {buzzer ? <BuzzerBoard session={session} answering={answering} buzzer={buzzer} narrow={narrow} /> : null}
      {poll && !buzzer ? <PollBoard session={session} answering={answering} poll={poll} narrow={narrow} /> : null}
    </div>
  );
}
