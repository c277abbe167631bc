import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import type { StoredTrackFile } from '../../../server/recording/takeStore.ts';
import {
  type ClassroomId,
  type CourseId,
  idPrefixes,
  LessonId,
  type PersonId,
  TakeId,
  TrackFileId,
} from '../../../shared/vocabulary/index.ts';
import { MOMENTS } from './takeLesson.ts';

/** Of what lesson a take is made. Two classrooms must listen for one with a log. */
export type MadeTake = {
  readonly title: string;
  readonly courseId: CourseId;
  readonly teacherId: PersonId;
  readonly listening: readonly ClassroomId[];
  readonly beganAtMs: number;
  /** As long as `takeLesson` unless it is said. */
  readonly lengthMs?: number;
};

type Kept = Pick<Stores, 'lessons' | 'plans' | 'takes'>;

/** Puts a take of a lesson that is over into the library; without log and files. */
export async function addTake(stores: Kept, { beganAtMs, lengthMs = MOMENTS.end, ...lesson }: MadeTake) {
  const lessonId = newId(LessonId, idPrefixes.lesson);
  const takeId = newId(TakeId, idPrefixes.take);
  const endedAtMs = beganAtMs + lengthMs;
  const time = { startsAtMs: beganAtMs, endsAtMs: endedAtMs, recorded: true };
  await stores.lessons.create(lessonId, { ...lesson, ...time });
  await stores.plans.markPhase(lessonId, 'live', beganAtMs);
  await stores.plans.markPhase(lessonId, 'ended', endedAtMs);
  await stores.takes.begin({ takeId, lessonId, beganAtMs });
  await stores.takes.end(takeId, endedAtMs);
  return { takeId, lessonId };
}

/** Adds a track file of whatever content. */
export async function addTrackFile(
  stores: Pick<Stores, 'takes'>,
  dataDir: string,
  file: Omit<StoredTrackFile, 'trackFileId' | 'bytes' | 'status' | 'sha256' | 'widthPx' | 'heightPx'>,
  write: (path: string) => Promise<void>,
): Promise<TrackFileId> {
  const trackFileId = newId(TrackFileId, idPrefixes.trackFile);
  const dir = join(dataDir, 'takes', file.takeId);
  await mkdir(dir, { recursive: true });
  const path = join(dir, `${trackFileId}.webm`);
  await write(path);
  const { size: bytes } = await stat(path);
  const [widthPx, heightPx] = file.medium === 'video' ? [320, 180] : [null, null];
  const whole = { ...file, trackFileId, bytes, widthPx, heightPx, status: 'complete', sha256: null } as const;
  await stores.takes.openFile(whole);
  return trackFileId;
}
