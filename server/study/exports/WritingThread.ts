import { Worker } from 'node:worker_threads';
import type { ExportFormat } from '../../../shared/api/index.ts';
import type { LessonRecord } from '../../../shared/study/exports/record.ts';
import { Semaphore } from '../../platform/Semaphore.ts';
import type { WritingOptions, WrittenFile } from './writeExport.ts';

/** So many wait while one is written; whoever comes after them is told to come again. */
const MOST_WAITING = 20;
/** More memory than this no file takes, in MB; an hour of two coders takes a tenth. */
const MOST_MEMORY_MB = 1_024;

/** What is to be written. */
export type WritingJob = {
  readonly record: LessonRecord;
  readonly format: ExportFormat;
  readonly options: WritingOptions;
};

/**
 * Writes files one after another, each in a thread of its own: a workbook of an hour takes a second, in which signalling
 * of live lessons would stand still.
 */
export class WritingThread {
  readonly #places = new Semaphore({ atOnce: 1, maxWaiting: MOST_WAITING });

  /** Throws `request.too-many` when too many wait. */
  write(job: WritingJob): Promise<WrittenFile> {
    return this.#places.run(() => inThread(job));
  }
}

function inThread(job: WritingJob): Promise<WrittenFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./writingWorker.ts', import.meta.url), {
      workerData: job,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.once('message', ({ content, ...file }: WrittenFile) => resolve({ ...file, content: Buffer.from(content) }));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the writing thread ended with ${code}`)));
  });
}
