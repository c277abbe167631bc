import { join } from 'node:path';
import type { Stores } from '../../../server/persistence/stores.ts';
import { deck } from '../../support/decks.ts';
import { clipOf, soundClip } from '../../support/recording/clips.ts';
import { recordAtOnce } from '../../support/recording/recordAtOnce.ts';
import { addTake, addTrackFile, type MadeTake } from '../../support/take/addTake.ts';
import { CLOCK, FRAME_MS, makeVideo } from '../../support/take/makeMedia.ts';
import { seats, streams, takeLog } from '../../support/take/takeLesson.ts';
import { tempDir } from '../../support/tempDir.ts';

/** After so long the clock that is drawn begins anew, in ms. */
export const CLOCK_ROUND_MS = 2 ** CLOCK.bits * FRAME_MS;

/** Until when the log of the usual take is told in a long one, in ms: both are there, nothing is on. */
const TOLD_UNTIL_MS = 3_000;

/** As a teacher's camera is recorded: 720 lines with the noise of a sensor, a key picture as often as the recorder asks for one. */
const CAMERA = { filter: ',scale=1280:720,noise=alls=10:allf=t', keyEvery: 100, rate: '1500k' };

/** Adds a take of `lengthMs` (whole rounds of the clock) of two cameras and a microphone, written by the recorder itself. */
export async function addLongTake(stores: Stores, dataDir: string, made: MadeTake & { readonly lengthMs: number }) {
  const { beganAtMs, lengthMs } = made;
  const { takeId, lessonId } = await addTake(stores, made);
  const plan = await stores.plans.find(lessonId);
  if (!plan) throw new Error('the lesson has no plan');
  const told = takeLog({ plan, takeId, deck: deck(1), beganAtMs }).filter(
    ({ atMs }) => atMs <= beganAtMs + TOLD_UNTIL_MS,
  );
  await stores.lessonLogs.append({ lessonId, facts: told, answers: [] });
  const dir = await tempDir();
  try {
    const path = join(dir.path, 'round.webm');
    await makeVideo(path, { fromMs: 0, lengthMs: CLOCK_ROUND_MS, grey: 120, like: CAMERA });
    const clip = await clipOf(path);
    for (const [streamId, seatId, kind] of [
      [streams.teacherPicture, seats.teacher, 'teacher-camera'],
      [streams.firstPicture, seats.first, 'classroom-return'],
    ] as const) {
      const file = { takeId, streamId, seatId, kind, medium: 'video', codec: 'vp8', startAtMs: beganAtMs } as const;
      await addTrackFile(stores, dataDir, { ...file, durationMs: lengthMs }, (to) =>
        recordAtOnce({ clip, path: to, rounds: lengthMs / CLOCK_ROUND_MS }),
      );
    }
    const sound = await soundClip({ dir: dir.path, seconds: 4 });
    const file = { takeId, streamId: streams.teacherSound, seatId: seats.teacher, startAtMs: beganAtMs } as const;
    const about = { kind: 'teacher-camera', medium: 'audio', codec: 'opus', durationMs: lengthMs } as const;
    await addTrackFile(stores, dataDir, { ...file, ...about }, (to) =>
      recordAtOnce({ clip: sound, path: to, rounds: lengthMs / sound.lengthMs }),
    );
  } finally {
    await dir.remove();
  }
  return { takeId, lessonId, beganAtMs, lengthMs };
}
