import type { LessonRecorder, Recording, TakenLesson } from '../../server/lesson/ports.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { LessonState } from '../../shared/lesson/state.ts';

/** Recording that keeps nothing, and tells which lessons it was given and what it was told of them. */
export class FakeRecording implements Recording {
  readonly lessons: TakenLesson[] = [];
  readonly followed: LessonState[] = [];
  hasRoom = true;

  mustHaveRoom(): void {
    if (!this.hasRoom) throw new AppError('take.no-room');
  }

  /** How often it was struck. */
  strikes = 0;

  strikeRecorder(): boolean {
    this.strikes += 1;
    return true;
  }

  openLesson(lesson: TakenLesson): LessonRecorder {
    this.lessons.push(lesson);
    return { follow: (state) => void this.followed.push(state), close: async () => undefined };
  }
}
