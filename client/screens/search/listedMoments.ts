import type { FoundLesson } from '../../../shared/api/index.ts';

/** A moment in the list, with its lesson. */
export type ListedMoment = {
  /** Its own in this list. */
  readonly key: string;
  readonly take: FoundLesson['take'];
  readonly moment: FoundLesson['moments'][number];
};

/** Lessons of several answers as one list. */
export function listedMoments(lessons: readonly FoundLesson[]): ListedMoment[] {
  return lessons.flatMap(({ take, moments }) =>
    moments.map((moment, index) => ({ key: `${take.takeId} ${index}`, take, moment })),
  );
}

/** Whoever opens the lesson at a moment sees what came before it, in ms. */
const RUN_UP_MS = 5_000;

/** Where the player begins, in s. */
export const openAtS = ({ fromMs }: ListedMoment['moment']): number => Math.max(0, fromMs - RUN_UP_MS) / 1_000;
