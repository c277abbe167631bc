import { createHash } from 'node:crypto';
import type { PupilSheet } from '../../../shared/api/index.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';

/** What all pupils' devices of a lesson show; what each has answered itself comes on top. */
export type CommonSheet = Omit<PupilSheet, 'answer'>;

/** The sheet of a lesson that is over. */
export const ENDED_SHEET: CommonSheet = withVersion({ phase: 'ended', poll: null });

/** The sheet that a lesson's state tells. Nothing that the displays do not show: not what is right before it is revealed. */
export function sheetOf({ phase, poll }: Pick<LessonState, 'phase' | 'poll'>): CommonSheet {
  if (phase === 'ended') return ENDED_SHEET;
  if (!poll) return withVersion({ phase, poll: null });
  const { pollId, type, question, options, open, correct, picture } = poll;
  return withVersion({ phase, poll: { pollId, type, question, options, open, correct, pictured: picture !== null } });
}

function withVersion(sheet: Omit<CommonSheet, 'version'>): CommonSheet {
  const version = createHash('sha256').update(JSON.stringify(sheet)).digest('base64url').slice(0, 16);
  return { ...sheet, version };
}
