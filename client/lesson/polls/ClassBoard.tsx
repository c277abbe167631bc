import type { CSSProperties, JSX } from 'react';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { BoardUse } from '../../stage/arrangeBoard.ts';
import type { Rect } from '../../stage/rect.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import type { LessonSession } from '../LessonSession.ts';
import { BuzzerBoard } from './BuzzerBoard.tsx';
import { PollBoard } from './PollBoard.tsx';

/** Beside a page a board has less than this of the screen's width, in percent. */
const NARROW = 50;
/** How large its words are there, 0–1, for each percent of width that it has: as many of them in a line, however wide. */
const SCALE_PER_WIDTH = 0.66 / 32;

/** What a display needs room for: what is asked of the classrooms, or what they have answered. */
export function boardUse({ poll, buzzer }: Pick<LessonState, 'poll' | 'buzzer'>): BoardUse {
  if (buzzer) return 'question';
  if (!poll) return 'none';
  return poll.shown ? 'answers' : 'question';
}

type Props = { readonly session: LessonSession; readonly state: LessonState; readonly place: Rect | null };

/** What is asked of the classrooms, on a display. */
export function ClassBoard({ session, state: { buzzer, poll }, place }: Props): JSX.Element | null {
  if (!place || !(buzzer || poll)) return null;
  const narrow = place.w < NARROW;
  const beside: CSSProperties & Record<'--beside', number> = { '--beside': place.w * SCALE_PER_WIDTH };
  return (
    <div style={{ ...rectStyle(place), ...beside }}>
      {buzzer ? <BuzzerBoard session={session} buzzer={buzzer} narrow={narrow} /> : null}
      {poll && !buzzer ? <PollBoard session={session} poll={poll} narrow={narrow} /> : null}
    </div>
  );
}
