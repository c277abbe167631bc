import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Observable } from '../../../../../client/kit/Observable.ts';
import { pause, until } from '../../../../../client/screens/classroom-display/life/waits.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const positive = (value: Observable<number>) => (): number | undefined => (value.read() > 0 ? value.read() : undefined);

describe('until', () => {
  it('answers at once what is true already, and watches nothing', async () => {
    const watch = vi.fn();
    await expect(until([watch], () => 'now', new AbortController().signal)).resolves.toBe('now');
    expect(watch).not.toHaveBeenCalled();
  });

  it('answers at the first change that makes it true, and lets go', async () => {
    const value = new Observable(0);
    const stop = vi.fn();
    const waiting = until([value.subscribe, () => stop], positive(value), new AbortController().signal);
    value.set(-1);
    value.set(3);
    value.set(4);
    await expect(waiting).resolves.toBe(3);
    expect(stop).toHaveBeenCalledOnce();
  });

  it('gives up when it is called off, and lets go', async () => {
    const end = new AbortController();
    const stop = vi.fn();
    const waiting = until([() => stop], () => undefined, end.signal);
    end.abort(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    expect(stop).toHaveBeenCalledOnce();
  });

  it('does not begin when it was called off before', async () => {
    const watch = vi.fn();
    await expect(until([watch], () => undefined, AbortSignal.abort(new Error('closed')))).rejects.toThrow('closed');
    expect(watch).not.toHaveBeenCalled();
  });
});

describe('pause', () => {
  it('takes its time', async () => {
    const paused = pause(1_000, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(paused).resolves.toBeUndefined();
  });

  it('leaves no timer behind when it is called off', async () => {
    const end = new AbortController();
    const paused = pause(1_000, end.signal);
    end.abort(new Error('closed'));
    await expect(paused).rejects.toThrow('closed');
    expect(vi.getTimerCount()).toBe(0);
  });
});
