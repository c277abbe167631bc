import { parentPort, workerData } from 'node:worker_threads';
import type { WritingJob } from './WritingThread.ts';
import { writeExport } from './writeExport.ts';

const { record, format, options }: WritingJob = workerData;
const file = await writeExport(record, format, options);
parentPort?.postMessage(file);
