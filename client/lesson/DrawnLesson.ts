import type { LessonSession } from './LessonSession.ts';

/** A lesson as those parts need it that only draw what is in its state: live, or in a replay. */
export type DrawnLesson = Pick<LessonSession, 'store' | 'decks' | 'status' | 'ask'>;
