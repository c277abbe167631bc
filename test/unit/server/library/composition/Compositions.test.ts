import { describe, expect, it } from 'vitest';
import { Compositions, KEPT_FOR_MS } from '../../../../../server/library/composition/Compositions.ts';
import type { FilmStudio, MadeFilm, StoredComposition } from '../../../../../server/library/composition/ports.ts';
import type { StoredTake } from '../../../../../server/library/ports.ts';
import { AppError } from '../../../../../shared/errors/index.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { MemoryCompositions } from '../../../../fakes/MemoryCompositions.ts';
import { ids } from '../../../../support/ids.ts';

const T0 = 1_900_000_000_000;
const take: StoredTake = {
  ...{
    takeId: ids.take(1),
    lessonId: ids.lesson(1),
    beganAtMs: T0,
    endedAtMs: T0 + 60_000,
    damagedFiles: 0,
    audience: 'private',
  },
  ...{ title: '课', courseTitle: '音乐', subject: 'music', grade: 5, teacherId: ids.person(1), teacherName: '某' },
  ...{ schoolId: 'sch_0000000000000001' as StoredTake['schoolId'], schoolName: '校', listening: [], invited: [] },
};

/** A studio in which somebody else says when a film is made. */
class FakeStudio implements FilmStudio {
  readonly making: { readonly file: string; finish: (bytes: number) => void; fail: () => void }[] = [];
  readonly removed: string[] = [];
  ready = async () => true;
  read = () => Promise.reject(new Error('nobody reads'));
  make: FilmStudio['make'] = ({ compositionId }, _film, { signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<MadeFilm>();
    const fail = () => reject(new AppError('composition.failed'));
    signal.addEventListener('abort', fail);
    this.making.push({ file: compositionId, finish: (bytes) => resolve({ bytes, undrawnMs: 80.4 }), fail });
    return promise;
  };
  remove: FilmStudio['remove'] = async ({ compositionId }) => void this.removed.push(compositionId);
}

async function open(known: readonly StoredComposition[] = []) {
  const [store, studio, clock] = [new MemoryCompositions(known), new FakeStudio(), new FakeClock(T0 + 100_000)];
  const library = { find: async () => take, filesOf: async () => [] };
  const logs = { readSince: async () => [] };
  const { log } = keptLog();
  const compositions = await Compositions.open({ store, studio, library, logs, clock, log });
  const ask = (toMs: number) => compositions.ask(take, { fromMs: 0, toMs }, ids.person(1));
  const status = async () => (await store.ofTake(take.takeId)).map(({ toMs, status: is }) => [toMs, is]);
  /** Lets all that is ready go on. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { compositions, store, studio, clock, ask, status, settle };
}

describe('the making of videos', () => {
  it('makes one at a time, in the order in which they were asked for', async () => {
    const { studio, ask, status, settle } = await open();
    for (const toMs of [2_000, 3_000]) await ask(toMs);
    await settle();
    expect(studio.making.length).toBe(1);
    studio.making[0]?.finish(10);
    await settle();
    expect(studio.making.length).toBe(2);
    expect((await status()).sort()).toEqual([
      [2_000, 'done'],
      [3_000, 'running'],
    ]);
  });

  it('tries again what has failed, and goes on with the others meanwhile', async () => {
    const { studio, ask, store, settle } = await open();
    const { compositionId } = await ask(2_000);
    await ask(3_000);
    await settle();
    studio.making[0]?.fail();
    await settle();
    expect(await store.find(compositionId)).toMatchObject({ status: 'failed', error: 'composition.failed' });
    expect(studio.making.length).toBe(2);
    expect((await ask(2_000)).compositionId).toBe(compositionId);
    studio.making[1]?.finish(10);
    await settle();
    studio.making[2]?.finish(20);
    await settle();
    expect(await store.find(compositionId)).toMatchObject({ status: 'done', error: null, bytes: 20, pagesMs: 80 });
  });

  it('takes as many as may wait, and each stretch once, also when it is asked for twice at once', async () => {
    const { ask, store } = await open();
    const twice = await Promise.all([ask(2_000), ask(2_000)]);
    expect(new Set(twice.map(({ compositionId }) => compositionId)).size).toBe(1);
    for (let n = 1; n < 10; n += 1) await ask(2_000 + n);
    await expect(ask(9_000)).rejects.toMatchObject({ code: 'composition.busy' });
    expect((await store.unfinished()).length).toBe(10);
  });

  it('removes what was kept for a week, with its file', async () => {
    const { compositions, studio, clock, ask, status, settle } = await open();
    const { compositionId } = await ask(2_000);
    await settle();
    studio.making[0]?.finish(10);
    await settle();
    clock.goOn(KEPT_FOR_MS);
    await compositions.sweep();
    expect(await status()).toEqual([[2_000, 'done']]);
    clock.goOn(1);
    await compositions.sweep();
    expect(await status()).toEqual([]);
    expect(studio.removed).toEqual([compositionId]);
  });

  it('leaves what it was making to the next start when it is closed', async () => {
    const { compositions, store, ask, settle } = await open();
    const { compositionId } = await ask(2_000);
    await settle();
    await compositions.close();
    await compositions.close();
    const left = await store.find(compositionId);
    expect(left).toMatchObject({ status: 'waiting', error: null });
    const next = await open(left ? [left] : []);
    await next.settle();
    expect(next.studio.making.map(({ file }) => file)).toEqual([compositionId]);
  });

  it('begins nothing with what was removed while it waited, and stops what was removed while it was made', async () => {
    const { compositions, studio, ask, status, settle } = await open();
    const [running, waiting] = [await ask(2_000), await ask(3_000)];
    await settle();
    await compositions.remove(waiting);
    await compositions.remove(running);
    await settle();
    expect(await status()).toEqual([]);
    expect(studio.making.length).toBe(1);
    expect(studio.removed).toEqual([waiting.compositionId, running.compositionId]);
  });
});
