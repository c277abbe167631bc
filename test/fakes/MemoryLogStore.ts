import type { LessonLogStore, LogBatch } from '../../server/lesson/ports.ts';
import type { LoggedFact } from '../../shared/protocol/index.ts';

/**
 * Keeps logs in memory. Writes wait while `hold()` is in force, the next one fails after `failNext()`, and everything
 * fails between `goAway()` and `comeBack()`.
 */
export class MemoryLogStore implements LessonLogStore {
  readonly batches: LogBatch[] = [];
  #gate: PromiseWithResolvers<void> | undefined;
  #failures = 0;
  #brokenLines = 0;
  #away = false;
  /** Writes that were tried, whatever became of them. */
  tried = 0;

  goAway(): void {
    this.#away = true;
  }

  comeBack(): void {
    this.#away = false;
  }

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
    this.tried += 1;
    await this.#gate?.promise;
    this.#mustBeThere();
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
    this.#mustBeThere();
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

  #mustBeThere(): void {
    if (this.#away) throw new Error('the store is away');
  }
}
