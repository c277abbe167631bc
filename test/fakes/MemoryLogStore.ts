import type { LessonLogStore, LogBatch } from '../../server/lesson/ports.ts';
import type { LoggedFact } from '../../shared/protocol/index.ts';

/** Keeps logs in memory. Writes wait while `hold()` is in force, and the next one fails after `failNext()`. */
export class MemoryLogStore implements LessonLogStore {
  readonly batches: LogBatch[] = [];
  #gate: PromiseWithResolvers<void> | undefined;
  #failures = 0;
  #brokenLines = 0;

  hold(): void {
    this.#gate = Promise.withResolvers<void>();
  }

  release(): void {
    this.#gate?.resolve();
    this.#gate = undefined;
  }

  failNext(): void {
    this.#failures += 1;
  }

  /** The next write is stored, and then looks as if it had failed. */
  failNextAfterStoring(): void {
    this.#brokenLines += 1;
  }

  async append(batch: LogBatch): Promise<void> {
    await this.#gate?.promise;
    if (this.#failures > 0) {
      this.#failures -= 1;
      throw new Error('the disk is full');
    }
    this.batches.push(batch);
    if (this.#brokenLines > 0) {
      this.#brokenLines -= 1;
      throw new Error('the line broke');
    }
  }

  async readSince(lessonId: string, afterSeq: number): Promise<LoggedFact[]> {
    return this.batches
      .filter((batch) => batch.lessonId === lessonId)
      .flatMap((batch) => batch.facts)
      .filter((fact) => fact.seq > afterSeq);
  }

  async answerTo(
    lessonId: string,
    seatId: string,
    requestId: string,
  ): Promise<{ readonly reply: unknown } | undefined> {
    return this.batches
      .filter((batch) => batch.lessonId === lessonId)
      .flatMap((batch) => batch.answers)
      .find((answer) => answer.seatId === seatId && answer.requestId === requestId);
  }
}
