import { describe, expect, it } from 'vitest';
import { LessonLog } from '../../../../server/lesson/LessonLog.ts';
import type { LoggedFact, NewFact } from '../../../../shared/protocol/index.ts';
import { RequestId } from '../../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';
import { MemoryLogStore } from '../../../fakes/MemoryLogStore.ts';
import { ids } from '../../../support/ids.ts';

const lessonId = ids.lesson(1);
const music: NewFact = { type: 'sound.chosen', data: { mode: 'music' } };
const speech: NewFact = { type: 'sound.chosen', data: { mode: 'speech' } };

async function openLog() {
  const store = new MemoryLogStore();
  const lessonLog = await LessonLog.open({ lessonId, store, clock: new FakeClock() });
  const told: LoggedFact[] = [];
  lessonLog.onStored((facts) => told.push(...facts));
  const say = (fact: NewFact) =>
    lessonLog.change({ by: null, requestId: null, decide: () => ({ facts: [fact], reply: 'done' }) });
  return { store, lessonLog, told, say };
}

describe('LessonLog', () => {
  it('numbers facts without gaps and tells them after they are stored', async () => {
    const { store, told, say } = await openLog();
    await say(music);
    await say(speech);
    expect(told.map((fact) => fact.seq)).toEqual([1, 2]);
    expect(store.batches).toHaveLength(2);
  });

  it('tells nothing and answers nobody before the write is through', async () => {
    const { store, told, lessonLog, say } = await openLog();
    store.hold();
    let answered = false;
    const saying = say(music).then(() => {
      answered = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect({ answered, told: told.length, mode: lessonLog.state.soundMode }).toEqual({
      answered: false,
      told: 0,
      mode: 'speech',
    });
    store.release();
    await saying;
    expect({ told: told.length, mode: lessonLog.state.soundMode }).toEqual({ told: 1, mode: 'music' });
  });

  it('decides on what is about to be stored, and stores in one write what came meanwhile', async () => {
    const { store, say, lessonLog } = await openLog();
    store.hold();
    const seen: string[] = [];
    const look = () =>
      lessonLog.change({
        by: null,
        requestId: null,
        decide: (state) => {
          seen.push(state.soundMode);
          return { facts: [state.soundMode === 'music' ? speech : music], reply: undefined };
        },
      });
    const all = [say(music), look(), look()];
    await new Promise((resolve) => setImmediate(resolve));
    const more = [look(), look()];
    store.release();
    await Promise.all([...all, ...more]);
    expect(seen).toEqual(['music', 'speech', 'music', 'speech']);
    expect(store.batches).toHaveLength(2);
    expect(store.batches.flatMap((batch) => batch.facts.map((fact) => fact.seq))).toEqual([1, 2, 3, 4, 5]);
  });

  it('rejects everything that was decided on a write that failed, and goes on from what is stored', async () => {
    const { store, say, lessonLog, told } = await openLog();
    await say(speech);
    store.hold();
    store.failNext();
    const first = say(music);
    await new Promise((resolve) => setImmediate(resolve));
    const second = say(speech);
    store.release();
    await expect(first).rejects.toThrow('the disk is full');
    await expect(second).rejects.toThrow('the disk is full');
    await say(music);
    expect(told.map((fact) => fact.seq)).toEqual([1, 2]);
    expect(lessonLog.state).toMatchObject({ seq: 2, soundMode: 'music' });
  });

  it('finds out what was stored after all when a write seemed to fail', async () => {
    const { store, say, lessonLog, told } = await openLog();
    store.failNextAfterStoring();
    await expect(say(music)).rejects.toThrow('the line broke');
    await say(speech);
    expect(told.map((fact) => fact.seq)).toEqual([1, 2]);
    expect(lessonLog.state).toMatchObject({ seq: 2, soundMode: 'speech' });
  });

  it('waits, when it changes nothing, for the facts on which it was decided', async () => {
    const { store, say, lessonLog } = await openLog();
    store.hold();
    const saying = say(music);
    let answered = false;
    const nothing = lessonLog
      .change({ by: null, requestId: null, decide: () => ({ facts: [], reply: 1 }) })
      .then(() => {
        answered = true;
      });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    store.release();
    await Promise.all([saying, nothing]);
  });

  it('keeps the answer with the facts, for a retry after a restart', async () => {
    const { store, lessonLog } = await openLog();
    const requestId = RequestId.parse('0b8e1f4e-52b5-4f35-9b0a-0f7f5f1f0a01');
    await lessonLog.change({ by: ids.seat(1), requestId, decide: () => ({ facts: [music], reply: { ok: 'yes' } }) });
    expect(await store.answerTo(lessonId, ids.seat(1), requestId)).toMatchObject({ reply: { ok: 'yes' } });
  });

  it('has the same state after it was opened again', async () => {
    const { store, say, lessonLog } = await openLog();
    await say(music);
    const again = await LessonLog.open({ lessonId, store, clock: new FakeClock() });
    expect(again.state).toEqual(lessonLog.state);
  });

  it('rejects with what the rule throws and stores nothing', async () => {
    const { store, lessonLog } = await openLog();
    const refused = lessonLog.change({
      by: null,
      requestId: null,
      decide: () => {
        throw new Error('not allowed');
      },
    });
    await expect(refused).rejects.toThrow('not allowed');
    expect(store.batches).toEqual([]);
  });
});
