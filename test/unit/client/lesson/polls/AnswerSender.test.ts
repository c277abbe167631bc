import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AnswerSender } from '../../../../../client/lesson/polls/AnswerSender.ts';
import type { PollAnswer } from '../../../../../shared/lesson/pollState.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answer = (...counts: number[]): PollAnswer => ({ kind: 'choices', counts });

/** A server that answers when told to. */
function heldServer() {
  const asked: { readonly answer: PollAnswer; readonly done: PromiseWithResolvers<unknown> }[] = [];
  const sender = new AnswerSender((sent) => {
    const done = Promise.withResolvers<unknown>();
    asked.push({ answer: sent, done });
    return done.promise;
  });
  return { sender, asked, sent: () => asked.map((each) => each.answer) };
}

it('shows a press at once, and sends what was pressed together as one', async () => {
  const { sender, sent } = heldServer();
  sender.put(answer(1, 0));
  sender.put(answer(2, 0));
  expect(sender.view.read()).toMatchObject({ draft: answer(2, 0), step: 'sending' });
  expect(sent()).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(sent()).toEqual([answer(2, 0)]);
});

it('never has two on the way, and sends the newest after the one that was held up', async () => {
  const { sender, asked, sent } = heldServer();
  sender.put(answer(1, 0));
  await vi.advanceTimersByTimeAsync(500);
  for (const count of [2, 3, 4]) sender.put(answer(count, 0));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent()).toEqual([answer(1, 0)]);
  asked[0]?.done.resolve({});
  await vi.advanceTimersByTimeAsync(0);
  expect(sent()).toEqual([answer(1, 0), answer(4, 0)]);
  asked[1]?.done.resolve({});
  await vi.advanceTimersByTimeAsync(0);
  expect(sender.view.read()).toEqual({ draft: null, step: 'sent', refusal: null });
});

it('gives the log the last word when it was refused, says why, and takes the next press', async () => {
  const { sender, asked, sent } = heldServer();
  sender.put(answer(1, 0));
  await vi.advanceTimersByTimeAsync(500);
  const refusal = new Error('closed');
  asked[0]?.done.reject(refusal);
  await vi.advanceTimersByTimeAsync(0);
  expect(sender.view.read()).toEqual({ draft: null, step: 'failed', refusal });
  sender.put(answer(5, 0));
  await vi.advanceTimersByTimeAsync(500);
  expect(sent()).toEqual([answer(1, 0), answer(5, 0)]);
});
