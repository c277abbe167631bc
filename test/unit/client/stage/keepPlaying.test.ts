import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Observable } from '../../../../client/kit/Observable.ts';
import { keepPlaying } from '../../../../client/stage/keepPlaying.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refusal = (name: string) => new DOMException('the browser says no', name);

/** Sound in a browser that refuses it until it is let play. */
function sound() {
  let refused: string | null = 'NotAllowedError';
  const play = vi.fn(async () => {
    if (refused) throw refusal(refused);
  });
  const blocked = new Observable(false);
  const wakers = new Set<() => void>();
  const stop = keepPlaying({
    player: { play },
    blocked,
    wake: (again) => {
      wakers.add(again);
      return () => wakers.delete(again);
    },
  });
  const refuse = (name: string | null) => {
    refused = name;
  };
  const wake = () => {
    for (const again of wakers) again();
  };
  return { play, blocked, refuse, wake, wakers, stop };
}

const settled = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('sound that the browser refuses', () => {
  it('plays as soon as something happens that may have changed its mind', async () => {
    const { play, blocked, refuse, wake } = sound();
    await settled();
    refuse(null);
    wake();
    await settled();
    expect([play.mock.calls.length, blocked.read()]).toEqual([2, false]);
  });

  it('is tried again each second, because nothing tells when the browser counts a camera as open', async () => {
    const { play, blocked, refuse } = sound();
    await settled(4_500);
    expect(blocked.read()).toBe(true);
    refuse(null);
    await settled(1_000);
    expect(blocked.read()).toBe(false);
    const tries = play.mock.calls.length;
    await settled(60_000);
    expect(play).toHaveBeenCalledTimes(tries);
  });

  it('is called blocked only when it lasts: a camera that is just being opened ends it', async () => {
    const { blocked, refuse } = sound();
    await settled(1_500);
    expect(blocked.read()).toBe(false);
    refuse(null);
    await settled(60_000);
    expect(blocked.read()).toBe(false);
  });

  it('is blocked no longer when there is nothing to play any more', async () => {
    const { play, blocked, wakers, stop } = sound();
    await settled(5_000);
    stop();
    expect([blocked.read(), wakers.size]).toEqual([false, 0]);
    const tries = play.mock.calls.length;
    await settled(60_000);
    expect(play).toHaveBeenCalledTimes(tries);
  });

  it('says nothing late: an answer that comes after the end changes nothing', async () => {
    const { blocked, stop } = sound();
    await settled(4_000);
    stop();
    await settled();
    expect(blocked.read()).toBe(false);
  });
});

it('is not called blocked when the sound is only being replaced', async () => {
  const { blocked, refuse } = sound();
  refuse('AbortError');
  await settled(60_000);
  expect(blocked.read()).toBe(false);
});
