import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveMarking } from '../../../../../../client/study/marks/live/LiveMarking.ts';
import type { Mark, MarkFields } from '../../../../../../shared/api/index.ts';
import { AppError } from '../../../../../../shared/errors/index.ts';
import type { MarkId } from '../../../../../../shared/vocabulary/index.ts';
import { ids } from '../../../../../support/ids.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

/** A server that is 5 s ahead, and pictures that wait for 80 ms. */
function openMarking() {
  const saved: { markId: MarkId | null; body: MarkFields }[] = [];
  const refusals: string[] = [];
  const failures: AppError[] = [];
  let count = 0;
  const marking = new LiveMarking({
    seenAtMs: (atMs, delayMs) => atMs + 5_000 - delayMs,
    shownDelayMs: async () => 80,
    save: async ({ markId, body }): Promise<Mark> => {
      const failure = failures.shift();
      if (failure) throw failure;
      saved.push({ markId, body });
      if (markId === null) count += 1;
      const made = {
        lessonId: ids.lesson(1),
        byPersonId: ids.person(1),
        byName: '韩研',
        madeAtMs: 0,
        changedAtMs: null,
      };
      return { ...body, ...made, markId: markId ?? ids.mark(count), replies: [], mine: true, removable: true };
    },
    onRefused: (refusal) => refusals.push(AppError.from(refusal).code),
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const press = async () => {
    marking.press();
    await settle();
  };
  return { marking, saved, refusals, failures, settle, press };
}

describe('a press', () => {
  it('keeps the moment as it was seen, before anything is written', async () => {
    const { marking, saved, press } = openMarking();
    await press();
    expect(saved).toMatchObject([{ markId: null, body: { fromMs: 1_004_920, text: '', audience: 'private' } }]);
    expect(marking.draft.read()).toMatchObject({ fromMs: 1_004_920, text: '' });
    expect(marking.onWay.read()).toBe(0);
  });

  it('that is a second one at once is the same press', async () => {
    const { marking, saved, press } = openMarking();
    marking.press();
    await press();
    expect(saved).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(500);
    await press();
    expect(saved).toHaveLength(2);
  });

  it('keeps what was being written of the one before', async () => {
    const { marking, saved, press } = openMarking();
    await press();
    marking.write({ text: ' 问得好 ', tags: '提问 等待' });
    await vi.advanceTimersByTimeAsync(3_000);
    await press();
    expect(saved[1]).toMatchObject({
      markId: ids.mark(1),
      body: { fromMs: 1_004_920, text: '问得好', tags: ['提问', '等待'] },
    });
    expect(saved[2]).toMatchObject({ markId: null, body: { fromMs: 1_007_920, text: '' } });
    expect(marking.draft.read()?.text).toBe('');
  });

  it('outlives a line that is gone, with its moment and its words', async () => {
    const { marking, saved, refusals, failures, press, settle } = openMarking();
    failures.push(new AppError('connection.lost'), new AppError('connection.lost'));
    await press();
    marking.write({ text: '断线' });
    marking.keep();
    await settle();
    expect(saved).toEqual([]);
    expect(marking.onWay.read()).toBe(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saved).toMatchObject([
      { markId: null, body: { fromMs: 1_004_920, text: '' } },
      { markId: ids.mark(1), body: { fromMs: 1_004_920, text: '断线' } },
    ]);
    expect([marking.onWay.read(), refusals]).toEqual([0, []]);
  });

  it('that the server refuses for good is said', async () => {
    const { marking, saved, refusals, failures, press } = openMarking();
    failures.push(new AppError('mark.too-many'));
    await press();
    expect([saved, refusals, marking.onWay.read()]).toEqual([[], ['mark.too-many'], 0]);
  });
});

describe('a draft', () => {
  it('that says nothing more is not sent again', async () => {
    const { marking, saved, press, settle } = openMarking();
    await press();
    marking.keep();
    await settle();
    expect(saved).toHaveLength(1);
    expect(marking.draft.read()).toBeNull();
  });

  it('ends with what is seen now, and keeps that end at once', async () => {
    const { marking, saved, press, settle } = openMarking();
    await press();
    await vi.advanceTimersByTimeAsync(7_000);
    await marking.endHere();
    await settle();
    expect(saved[1]).toMatchObject({ markId: ids.mark(1), body: { fromMs: 1_004_920, toMs: 1_011_920 } });
    marking.write({ toMs: null });
    marking.keep();
    await settle();
    expect(saved[2]?.body.toMs).toBeNull();
  });

  it('frames a part of a picture', async () => {
    const { marking, saved, press, settle } = openMarking();
    await press();
    const trackKey = `${ids.seat(1)}.teacher-camera.video`;
    marking.draw(trackKey);
    expect(marking.drawing.read()).toBe(true);
    marking.shape({ x: 0.1, y: 0.2, w: 0.3, h: 0.4 });
    marking.keep();
    await settle();
    expect(saved[1]?.body.region).toEqual({ trackKey, x: 0.1, y: 0.2, w: 0.3, h: 0.4 });
    expect(marking.drawing.read()).toBe(false);
  });

  it('of a mark that is there already changes it, and the next is for the same people', async () => {
    const { marking, saved, press, settle } = openMarking();
    await press();
    const [first] = saved;
    if (!first) throw new Error('nothing was saved');
    marking.keep();
    const own = { lessonId: ids.lesson(1), byPersonId: ids.person(1), byName: '韩研', madeAtMs: 0, changedAtMs: null };
    marking.edit({ ...first.body, ...own, markId: ids.mark(1), replies: [], mine: true, removable: true });
    marking.write({ text: '给教研组', audience: 'group' });
    await vi.advanceTimersByTimeAsync(500);
    await press();
    await settle();
    expect(saved[1]).toMatchObject({ markId: ids.mark(1), body: { text: '给教研组', audience: 'group' } });
    expect(saved[2]).toMatchObject({ markId: null, body: { audience: 'group' } });
  });
});
