import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { FoldsOf } from './folds.ts';
import type { Message } from './messagesState.ts';
import type { LessonState } from './state.ts';

/** Messages that are kept of each classroom, and of those for all. */
const KEPT = 50;

/** Nobody writes faster by hand, in ms. */
const AT_MOST_EVERY_MS = 500;

/** Sends a message. Errors: `request.too-many` for whoever writes faster than by hand. */
export function sendMessage(
  { messages }: LessonState,
  { nowMs, ...message }: Pick<Message, 'from' | 'classroomId' | 'text'> & { nowMs: number },
): NewFact[] {
  const last = messages.findLast(
    ({ from, classroomId }) => from === message.from && classroomId === message.classroomId,
  );
  const sinceMs = nowMs - (last?.atMs ?? 0);
  if (sinceMs >= 0 && sinceMs < AT_MOST_EVERY_MS)
    throw new AppError('request.too-many', { retryAfterMs: AT_MOST_EVERY_MS });
  const number = (messages.at(-1)?.number ?? 0) + 1;
  return [{ type: 'message.sent', data: { number, ...message } }];
}

/** Messages from classrooms that the teacher has neither seen nor, by writing later, answered. */
export function unreadMessages(messages: readonly Message[], seenNumber: number): number {
  const answered = messages.findLast(({ from }) => from === 'teacher')?.number ?? 0;
  return messages.filter(({ from, number }) => from === 'classroom' && number > Math.max(answered, seenNumber)).length;
}

/** The last messages of each classroom and of those for all. */
export const messagesFolds: FoldsOf<'message.sent'> = {
  'message.sent': ({ messages }, message, { atMs }) => {
    const all = [...messages, { ...message, atMs }];
    const alike = all.filter(({ classroomId }) => classroomId === message.classroomId);
    const oldest = alike.length > KEPT ? alike[0] : undefined;
    return { messages: oldest ? all.filter((kept) => kept !== oldest) : all };
  },
};
