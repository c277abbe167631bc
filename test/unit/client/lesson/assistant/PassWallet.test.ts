import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PassWallet } from '../../../../../client/lesson/assistant/PassWallet.ts';
import type { Pass } from '../../../../../shared/api/index.ts';
import { AppError, type ErrorCode } from '../../../../../shared/errors/index.ts';
import { ids } from '../../../../support/ids.ts';

const pass: Pass = {
  passId: ids.pass(1),
  lessonId: ids.lesson(1),
  lessonTitle: '茉莉花',
  classroomId: ids.classroom(1),
  schoolName: '双湾小学',
  classroomName: '五年级(1)班',
};

/** A server that says one thing after another; the last for ever. */
function saying(...answers: (Pass | ErrorCode)[]) {
  let turn = 0;
  return vi.fn(async () => {
    const answer = answers[Math.min(turn++, answers.length - 1)] ?? 'server.fault';
    if (typeof answer === 'string') throw new AppError(answer);
    return answer;
  });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function opened(code: string | undefined, asks: { redeem: () => Promise<Pass>; read: () => Promise<Pass> }) {
  const wallet = new PassWallet(asks);
  wallet.open(code);
  await vi.advanceTimersByTimeAsync(0);
  return wallet;
}

describe('the pass of a phone', () => {
  it('comes of the code that was scanned', async () => {
    const read = saying('pass.not-found');
    const wallet = await opened('c', { redeem: saying(pass), read });
    expect(wallet.state.read()).toEqual({ step: 'held', pass });
    expect(read).not.toHaveBeenCalled();
  });

  it('is the one from before when nothing was scanned, or a code that is worth nothing', async () => {
    const redeem = saying('pass.expired');
    expect((await opened(undefined, { redeem, read: saying(pass) })).state.read().step).toBe('held');
    expect(redeem).not.toHaveBeenCalled();
    expect((await opened('c', { redeem, read: saying(pass) })).state.read().step).toBe('held');
  });

  it('is none, with the reason that matters to whoever scanned', async () => {
    const read = saying('pass.not-found');
    const none = (code: ErrorCode | null) => ({ step: 'none', code });
    expect((await opened(undefined, { redeem: saying(pass), read })).state.read()).toEqual(none(null));
    expect((await opened('c', { redeem: saying('pass.expired'), read })).state.read()).toEqual(none('pass.expired'));
    const revoked = await opened(undefined, { redeem: saying(pass), read: saying('pass.revoked') });
    expect(revoked.state.read()).toEqual(none('pass.revoked'));
  });

  it('is asked for again by itself while the server is away', async () => {
    const wallet = await opened('c', { redeem: saying('connection.lost', pass), read: saying('connection.lost') });
    expect(wallet.state.read()).toEqual({ step: 'asking', unreachable: true });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(wallet.state.read().step).toBe('held');
  });

  it('is not asked for any more once the page has gone', async () => {
    const redeem = saying('connection.lost');
    const wallet = await opened('c', { redeem, read: saying('connection.lost') });
    wallet.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(redeem).toHaveBeenCalledTimes(1);
  });
});
