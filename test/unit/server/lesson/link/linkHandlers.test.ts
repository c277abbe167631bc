import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../../../../server/lesson/Caller.ts';
import { LiveLesson } from '../../../../../server/lesson/LiveLesson.ts';
import { linkHandlers } from '../../../../../server/lesson/link/linkHandlers.ts';
import { takeSeat } from '../../../../../shared/lesson/presence.ts';
import type { UplinkRung } from '../../../../../shared/lesson/uplinkState.ts';
import type { Body } from '../../../../../shared/protocol/index.ts';
import { RequestId } from '../../../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { FakeLine } from '../../../../fakes/FakeLine.ts';
import { FakeMediaEngine } from '../../../../fakes/FakeMediaEngine.ts';
import { FakeRecording } from '../../../../fakes/FakeRecording.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { MemoryLogStore } from '../../../../fakes/MemoryLogStore.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';

const WINDOW_MS = 5_000;
const well = { rttMs: 40, downLossRatio: 0, upLossRatio: 0, freezeRatio: 0 };
const badly = { ...well, downLossRatio: 0.2 };
const requestId = RequestId.parse('0b8e1f4e-52b5-4f35-9b0a-0f7f5f1f0a01');

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function openLesson() {
  const store = new MemoryLogStore();
  const clock = new FakeClock();
  const { log } = keptLog();
  const lesson = await LiveLesson.open({
    plan,
    store,
    engine: new FakeMediaEngine(),
    recording: new FakeRecording(),
    clock,
    log,
    seatGraceMs: 60_000,
    onDeserted: () => undefined,
  });
  const handlers = linkHandlers({ clock });
  const seated = async (n: number) => {
    const seatId = ids.seat(n);
    const connection = new FakeLine();
    await lesson.settle((state) =>
      takeSeat(state, {
        seatId,
        role: 'classroom',
        holder: ids.display(n),
        classroomId: ids.classroom(n),
        name: `乡村${n}小学`,
      }),
    );
    lesson.occupy(seatId, { connection, windowId: `window-${n}` });
    const holder = { kind: 'display', displayId: ids.display(n), classroomId: ids.classroom(n) } as const;
    const caller: Caller = {
      holder,
      roles: ['classroom'],
      connection,
      log,
      seating: { lesson, seatId },
      observing: null,
    };
    return {
      seatId,
      connection,
      report: (sample: Body<'link.report'>) => handlers['link.report']({ caller, requestId }, sample),
      // Each is asked once: the same request again would be answered from memory.
      tellUplink: (rung: UplinkRung) =>
        handlers['link.uplink']({ caller, requestId: RequestId.parse(crypto.randomUUID()) }, { rung }),
    };
  };
  const pass = async (ms: number) => {
    clock.goOn(ms);
    await vi.advanceTimersByTimeAsync(ms);
  };
  const samples = () =>
    store.batches.flatMap(({ facts }) => facts.flatMap((fact) => (fact.type === 'links.sampled' ? [fact.data] : [])));
  return { lesson, store, clock, seated, pass, samples };
}

describe('what seats report of their lines', () => {
  it('becomes one fact for all of them, within one window', async () => {
    const { lesson, seated, pass, samples } = await openLesson();
    const [one, two] = [await seated(1), await seated(2)];
    await one.report(well);
    await two.report({ ...well, rttMs: 200 });
    expect(samples()).toEqual([]);
    await pass(WINDOW_MS);
    expect(samples()).toHaveLength(1);
    expect(lesson.state.links).toMatchObject({ [one.seatId]: { rttMs: 40 }, [two.seatId]: { rttMs: 200 } });
  });

  it('keeps what a display really saw for the replay, tells nobody, and forgets pictures of nobody', async () => {
    const { seated, pass, store } = await openLesson();
    const [one, two] = [await seated(1), await seated(2)];
    const pictures = [{ streamId: ids.stream(9), layerPx: 360, drawnPx: 720, fps: 24, frozenRatio: 0, bufferMs: 40 }];
    await one.report({ ...well, received: { pictures, concealedRatio: 0.02, soundBufferMs: 50 } });
    await pass(WINDOW_MS);
    const kept = store.batches.flatMap(({ facts }) => facts.filter(({ type }) => type === 'reception.sampled'));
    expect(kept.map(({ data }) => data)).toEqual([
      { samples: [{ seatId: one.seatId, pictures: [], concealedRatio: 0.02, soundBufferMs: 50 }] },
    ]);
    const told = JSON.stringify([one, two].map(({ connection }) => connection.told));
    expect(told).toContain('links.sampled');
    expect(told).toContain('{"type":"reception.sampled","data":null}');
    expect(told).not.toContain('concealedRatio');
  });

  it('becomes no fact when there is nothing', async () => {
    const { store, seated, pass } = await openLesson();
    const one = await seated(1);
    await one.report(well);
    await pass(WINDOW_MS);
    const before = store.tried;
    await pass(20 * WINDOW_MS);
    expect(store.tried).toBe(before);
  });

  it('is answered but not counted more often than each 3 s', async () => {
    const { lesson, seated, pass, samples } = await openLesson();
    const one = await seated(1);
    await one.report(well);
    await pass(2_999);
    // A flood of bad reports is one at most, and one alone frightens nobody.
    for (let times = 0; times < 20; times += 1) expect(await one.report(badly)).toEqual({});
    await pass(1);
    for (let times = 0; times < 20; times += 1) expect(await one.report(badly)).toEqual({});
    await pass(WINDOW_MS - 3_000);
    expect(samples()).toHaveLength(1);
    expect(lesson.state.links[one.seatId]).toMatchObject({ quality: 'good', downLossRatio: 0.2 });
  });

  it('costs at most one fact each 5 s, however often and however many report', async () => {
    const { seated, pass, samples } = await openLesson();
    const seats = [await seated(1), await seated(2), await seated(3)];
    for (let second = 0; second < 60; second += 1) {
      for (const { report } of seats) for (let times = 0; times < 20; times += 1) await report(well);
      await pass(1_000);
    }
    expect(samples()).toHaveLength(12);
  });

  it('shows a poor line within one window of the second bad report, wherever the windows begin', async () => {
    const { lesson, seated, pass } = await openLesson();
    const one = await seated(1);
    await one.report(well);
    await pass(3_000);
    await one.report(badly);
    await pass(5_000);
    await one.report(badly);
    await pass(WINDOW_MS);
    expect(lesson.state.links[one.seatId]?.quality).toBe('poor');
  });

  it('judges two reports of one window one after another', async () => {
    const { lesson, seated, pass } = await openLesson();
    const one = await seated(1);
    await one.report(badly);
    await pass(4_000);
    await one.report(badly);
    await pass(1_000);
    expect(lesson.state.links[one.seatId]?.quality).toBe('poor');
  });

  it('is not told of a seat whose line was lost meanwhile', async () => {
    const { lesson, seated, pass, samples } = await openLesson();
    const one = await seated(1);
    await one.report(well);
    await lesson.disconnect(one.seatId, one.connection.connectionId);
    await pass(WINDOW_MS);
    expect(samples()).toEqual([]);
    expect(lesson.state.links).toEqual({});
  });

  it('is refused once the lesson has ended, and what was gathered is forgotten', async () => {
    const { lesson, seated, pass, samples } = await openLesson();
    const one = await seated(1);
    await one.report(well);
    await lesson.settle(() => [{ type: 'lesson.ended', data: {} }]);
    await expect(one.report(well)).rejects.toMatchObject({ code: 'lesson.ended' });
    await pass(WINDOW_MS);
    expect(samples()).toEqual([]);
  });

  it('is made up for by the next report when the store was away', async () => {
    const { store, seated, pass, samples } = await openLesson();
    const one = await seated(1);
    await one.report(well);
    store.goAway();
    await pass(WINDOW_MS);
    store.comeBack();
    await one.report(well);
    await pass(WINDOW_MS);
    expect(samples()).toHaveLength(1);
  });

  it('is counted although the clock went backwards', async () => {
    const { clock, seated, pass, samples } = await openLesson();
    const one = await seated(1);
    await one.report(well);
    await pass(WINDOW_MS);
    clock.goOn(-3_600_000);
    await one.report(well);
    await pass(WINDOW_MS);
    expect(samples()).toHaveLength(2);
  });

  it('is waited for no more after the lesson was put away', async () => {
    const { lesson, seated } = await openLesson();
    await (await seated(1)).report(well);
    await lesson.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what a seat tells of its way up', () => {
  it('is a fact when it changes, and only then', async () => {
    const { lesson, store, seated } = await openLesson();
    const one = await seated(1);
    for (const rung of [2, 2, 0] as const) expect(await one.tellUplink(rung)).toEqual({});
    const told = store.batches.flatMap(({ facts }) => facts.filter(({ type }) => type === 'link.uplink'));
    expect(told.map(({ data }) => data)).toEqual([
      { seatId: one.seatId, rung: 2 },
      { seatId: one.seatId, rung: 0 },
    ]);
    expect(lesson.state.uplinks).toEqual({});
  });

  it('is refused when it comes faster than any line changes, of this seat and no other', async () => {
    const { seated, pass } = await openLesson();
    const [one, two] = [await seated(1), await seated(2)];
    for (let times = 0; times < 5; times += 1) for (const rung of [2, 0] as const) await one.tellUplink(rung);
    await expect(one.tellUplink(2)).rejects.toMatchObject({ code: 'request.too-many' });
    expect(await two.tellUplink(2)).toEqual({});
    await pass(6_000);
    expect(await one.tellUplink(2)).toEqual({});
  });
});
