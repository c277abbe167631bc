import type { Stores } from '../../../server/persistence/stores.ts';
import type { Fact } from '../../../shared/protocol/index.ts';
import { ids } from '../../support/ids.ts';
import { soundClip } from '../../support/recording/clips.ts';
import { recordAtOnce } from '../../support/recording/recordAtOnce.ts';
import { addTake, addTrackFile, type MadeTake } from '../../support/take/addTake.ts';
import { LONG_LESSON, longLog } from '../../support/take/longLesson.ts';
import { tempDir } from '../../support/tempDir.ts';

const SOUND_S = 4;
const SEATS = LONG_LESSON.classrooms + 1;

/**
 * A take of the long lesson in which each seat has a row on the timeline: a few seconds of sound of each are kept.
 *
 * @param dense - Whether the teacher's pointer, which stands on no lane, gives way to voices: as many facts, of which nearly
 *   all are to be drawn.
 */
export const addTimelineLesson =
  (dense: boolean) =>
  async (stores: Stores, dataDir: string, made: MadeTake): Promise<{ readonly takeId: string }> => {
    const { beganAtMs } = made;
    const { takeId, lessonId } = await addTake(stores, { ...made, lengthMs: LONG_LESSON.lengthMs });
    const plan = await stores.plans.find(lessonId);
    if (!plan) throw new Error('the lesson has no plan');
    const log = longLog(plan, takeId, beganAtMs);
    const facts = dense ? log.map(asVoice) : log;
    await stores.lessonLogs.append({ lessonId, facts, answers: [] });
    const dir = await tempDir();
    try {
      const clip = await soundClip({ dir: dir.path, seconds: SOUND_S });
      for (let seat = 0; seat < SEATS; seat += 1) {
        const kind = seat === 0 ? ('teacher-camera' as const) : ('classroom-return' as const);
        const of = { takeId, streamId: ids.stream(800 + seat), seatId: ids.seat(800 + seat), kind };
        const about = { medium: 'audio', codec: 'opus', startAtMs: beganAtMs, durationMs: SOUND_S * 1_000 } as const;
        await addTrackFile(stores, dataDir, { ...of, ...about }, (path) => recordAtOnce({ clip, path, rounds: 1 }));
      }
    } finally {
      await dir.remove();
    }
    return { takeId };
  };

/** A move of the pointer becomes a voice that begins or ends, by turns of all seats. */
function asVoice(fact: Fact): Fact {
  if (fact.type !== 'pointer.moved') return fact;
  const turn = Math.floor(fact.seq / 2);
  const type = fact.seq % 2 === 0 ? ('audible.began' as const) : ('audible.ended' as const);
  return { seq: fact.seq, atMs: fact.atMs, by: null, type, data: { seatId: ids.seat(800 + (turn % SEATS)) } };
}
