import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from '../../../../server/platform/Pace.ts';

/** 8 Mbit/s: a thousand bytes a millisecond. */
const RATE = 8;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new AbortController().signal;

it('lets through at once what is little', async () => {
  await expect(new Pace(RATE).take(1_000, never())).resolves.toBeUndefined();
});

it('rejects at once when it is ended already', async () => {
  const ended = AbortSignal.abort(new Error('a lesson is live'));
  await expect(new Pace(RATE).take(1, ended)).rejects.toThrow('a lesson is live');
});

it('rejects whoever waits when it is ended', async () => {
  const stop = new AbortController();
  const waiting = new Pace(RATE).take(100_000_000, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow();
});
