import { beforeAll, describe, expect, it } from 'vitest';
import { LessonLog } from '../../../server/lesson/LessonLog.ts';
import type { LogBatch } from '../../../server/lesson/ports.ts';
import { LogTable } from '../../../server/persistence/LogTable.ts';
import type { Database } from '../../../server/persistence/tables.ts';
import { newId } from '../../../server/platform/newId.ts';
import type { Fact } from '../../../shared/protocol/index.ts';
import { idPrefixes, LessonId, RequestId, SeatId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';

const seat = newId(SeatId, idPrefixes.seat);
const fact = (seq: number): Fact => ({
  seq,
  atMs: 1_800_000_000_000 + seq,
  by: seat,
  type: 'seat.dropped',
  data: { seatId: seat },
});
const batch = (lessonId: LessonId, ...seqs: number[]): LogBatch => ({ lessonId, facts: seqs.map(fact), answers: [] });
const newLesson = () => newId(LessonId, idPrefixes.lesson);

/** What live lessons may rely on, whatever the database. */
export function lessonLogContract(open: () => Database): void {
  describe('lesson log', () => {
    let log: LogTable;
    const groups: number[] = [];

    beforeAll(() => {
      log = new LogTable(open(), { committed: (batches) => groups.push(batches), durable: () => undefined });
    });

    it('gives facts back as they were, in order, after a number', async () => {
      const lessonId = newLesson();
      await log.append(batch(lessonId, 1, 2));
      await log.append(batch(lessonId, 3));
      expect(await log.readSince(lessonId, 0)).toEqual([fact(1), fact(2), fact(3)]);
      expect(await log.readSince(lessonId, 2)).toEqual([fact(3)]);
      expect(await log.readSince(newLesson(), 0)).toEqual([]);
    });

    it('gives facts back without those of some types', async () => {
      const lessonId = newLesson();
      await log.append(batch(lessonId, 1, 2));
      const joined: Fact = { ...fact(3), type: 'seat.returned', data: { seatId: seat } };
      await log.append({ lessonId, facts: [joined], answers: [] });
      expect(await log.readWithout(lessonId, ['seat.dropped'])).toEqual([joined]);
      expect(await log.readWithout(lessonId, ['pointer.moved'])).toEqual([fact(1), fact(2), joined]);
    });

    it('gives facts of a newer version their number, so that the log can be continued', async () => {
      const lessonId = newLesson();
      await log.append(batch(lessonId, 1));
      await open()
        .insertInto('facts')
        .values({ lessonId, seq: 2, atMs: 5, bySeat: null, type: 'hologram.shown', body: '{"size":3}' })
        .execute();
      const [, newer] = await log.readSince(lessonId, 0);
      expect(newer).toMatchObject({ seq: 2, type: 'unknown', data: { type: 'hologram.shown', data: { size: 3 } } });
      const lessonLog = await LessonLog.open({ lessonId, store: log, clock: new FakeClock() });
      await lessonLog.change({
        by: null,
        requestId: null,
        decide: () => ({ facts: [{ type: 'sound.chosen', data: { mode: 'music' } }], reply: undefined }),
      });
      expect((await log.readSince(lessonId, 0)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });

    it('stores answers with their facts and finds them by seat and request', async () => {
      const lessonId = newLesson();
      const requestId = RequestId.parse(crypto.randomUUID());
      await log.append({ ...batch(lessonId, 1), answers: [{ requestId, seatId: seat, reply: { startedAtMs: 5 } }] });
      expect(await log.answerTo(lessonId, seat, requestId)).toEqual({ reply: { startedAtMs: 5 } });
      expect(await log.answerTo(lessonId, newId(SeatId, idPrefixes.seat), requestId)).toBeUndefined();
    });

    it('commits together what arrives together', async () => {
      groups.length = 0;
      const lessons = Array.from({ length: 20 }, newLesson);
      await Promise.all(lessons.map((lessonId) => log.append(batch(lessonId, 1))));
      expect(groups).toEqual([1, 19]);
    });

    it('fails a conflicting batch alone, and stores nothing of it', async () => {
      const [good, bad, alsoGood] = [newLesson(), newLesson(), newLesson()];
      await log.append(batch(bad, 2));
      const first = log.append(batch(newLesson(), 1));
      const results = await Promise.allSettled([
        first,
        log.append(batch(good, 1)),
        log.append(batch(bad, 1, 2)),
        log.append(batch(alsoGood, 1)),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      expect(await log.readSince(bad, 0)).toEqual([fact(2)]);
      expect(await log.readSince(good, 0)).toHaveLength(1);
    });

    it('takes a batch of thousands', async () => {
      const lessonId = newLesson();
      await log.append(batch(lessonId, ...Array.from({ length: 5_000 }, (_, index) => index + 1)));
      expect(await log.readSince(lessonId, 4_998)).toEqual([fact(4_999), fact(5_000)]);
    });

    it('goes on after a failure', async () => {
      const lessonId = newLesson();
      await log.append(batch(lessonId, 1));
      await expect(log.append(batch(lessonId, 1))).rejects.toThrow();
      await log.append(batch(lessonId, 2));
      expect(await log.readSince(lessonId, 0)).toHaveLength(2);
    });
  });
}
