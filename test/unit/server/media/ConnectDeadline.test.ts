import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Connectable, ConnectDeadline } from '../../../../server/media/transports/ConnectDeadline.ts';

let late: number;
beforeEach(() => {
  vi.useFakeTimers();
  late = 0;
});
afterEach(() => void vi.useRealTimers());

const deadlineOf = (transport: Connectable) =>
  new ConnectDeadline(transport, () => {
    late += 1;
  });

it.each(['new', 'connecting', 'failed'] as const)(
  'tells once of a transport that is still %s after 15 s',
  (dtlsState) => {
    const deadline = deadlineOf({ dtlsState });
    deadline.begin();
    vi.advanceTimersByTime(10_000);
    deadline.begin();
    vi.advanceTimersByTime(4_999);
    expect(late).toBe(0);
    vi.advanceTimersByTime(1);
    deadline.begin();
    vi.advanceTimersByTime(60_000);
    expect(late).toBe(1);
  },
);

it.each(['connected', 'closed'] as const)('says nothing of one that is %s by then', (dtlsState) => {
  deadlineOf({ dtlsState }).begin();
  vi.advanceTimersByTime(60_000);
  expect(late).toBe(0);
});

it('waits for ever while there is nothing to carry', () => {
  deadlineOf({ dtlsState: 'new' });
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(late).toBe(0);
});

it('says nothing once it is closed', () => {
  const deadline = deadlineOf({ dtlsState: 'new' });
  deadline.begin();
  deadline.close();
  deadline.begin();
  vi.advanceTimersByTime(60_000);
  expect(late).toBe(0);
});
