import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PassCodes } from '../../../../../client/lesson/assistant/PassCodes.ts';
import { LessonStore } from '../../../../../client/lesson/LessonStore.ts';
import { AppError } from '../../../../../shared/errors/index.ts';
import type { BodyInput } from '../../../../../shared/protocol/index.ts';
import type { PassId } from '../../../../../shared/vocabulary/index.ts';
import { ids } from '../../../../support/ids.ts';
import { liveLesson, numbered } from '../../../../support/lessons.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A display in a lesson whose server gives one code after another, and none for the first `failures` times. */
async function display({ failures = 0 } = {}) {
  const store = new LessonStore();
  store.reset(liveLesson);
  const alone: unknown[] = [];
  let given = 0;
  const ask = async (_name: 'pass.issue', body: BodyInput<'pass.issue'>) => {
    if (alone.push(body.alone) <= failures) throw new AppError('connection.lost');
    given += 1;
    return { passId: ids.pass(given), code: `code-${given}`, expiresAtMs: 1 };
  };
  const codes = new PassCodes({ store, ask });
  await vi.advanceTimersByTimeAsync(0);
  const phoneJoins = (passId: PassId) =>
    store.apply(
      numbered(
        [
          {
            type: 'seat.joined',
            data: {
              seatId: ids.seat(70),
              role: 'assistant',
              holder: passId,
              classroomId: ids.classroom(1),
              name: '',
            },
          },
        ],
        store.read().seq + 1,
      ),
    );
  return { codes, alone, phoneJoins, shown: () => codes.code.read()?.code };
}

describe('the code that a display shows', () => {
  it('is there at once, and a fresh one each minute', async () => {
    const { shown, codes } = await display();
    expect(shown()).toBe('code-1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown()).toBe('code-2');
    codes.close();
  });

  it('is another as soon as a phone has come with it, and stays when somebody else comes', async () => {
    const { shown, phoneJoins, codes } = await display();
    phoneJoins(ids.pass(99));
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toBe('code-1');
    phoneJoins(ids.pass(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toBe('code-2');
    codes.close();
  });

  it('takes those before it away when it is renewed by hand, and not when it renews itself', async () => {
    const { codes, alone } = await display();
    codes.renew({ alone: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(alone).toEqual([false, true, false]);
    codes.close();
  });

  it('is asked for again while the server is away, and not after the display has put it away', async () => {
    const { codes, shown, alone } = await display({ failures: 1 });
    expect(shown()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(shown()).toBe('code-1');
    codes.close();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(alone).toHaveLength(2);
  });
});
