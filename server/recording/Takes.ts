import { AppError } from '../../shared/errors/index.ts';
import type { LessonRecorder, Recording, TakenLesson } from '../lesson/ports.ts';
import type { KeepingParts } from './KeptStream.ts';
import { LessonTakes } from './LessonTakes.ts';
import type { DiskGauge } from './Recorder.ts';

/** Recording as lessons see it. */
export class Takes implements Recording {
  readonly #parts: KeepingParts & { readonly disk: DiskGauge };

  constructor(parts: KeepingParts & { readonly disk: DiskGauge }) {
    this.#parts = parts;
  }

  mustHaveRoom(): void {
    if (this.#parts.disk.level === 'full') throw new AppError('take.no-room');
  }

  strikeRecorder(): boolean {
    return this.#parts.recorder.strike();
  }

  openLesson(lesson: TakenLesson): LessonRecorder {
    return new LessonTakes(lesson, this.#parts);
  }
}
