import { expect, it } from 'vitest';
import { fuzzServer } from '../support/fuzz/fuzzServer.ts';

/** As much as a minute allows; `npm run bench -- fuzz` throws the whole of it. */
const AMOUNT = { messages: 5_000, packets: 20_000, seed: 20_261_127 };

it('takes whatever comes from those whom it has let in, and the lesson beside them goes on', async () => {
  const { messages, healthy, workerDeaths, faults, sameProcesses } = await fuzzServer(AMOUNT);
  expect(messages.sent).toBeGreaterThanOrEqual(AMOUNT.messages);
  expect({ faults, workerDeaths, sameProcesses }).toEqual({ faults: [], workerDeaths: 0, sameProcesses: true });
  // Some are right as they stand, and all the others get a code: of no kind is there none.
  expect(messages.answers['ok']).toBeGreaterThan(0);
  expect(messages.answers['request.malformed']).toBeGreaterThan(0);
  expect(messages.answers['server.fault']).toBeUndefined();
  expect(healthy.refused).toBe(0);
  expect(healthy.answersMs.length).toBeGreaterThan(10);
  for (const { packets, longestGapMs } of [healthy.sound, healthy.picture]) {
    expect(packets).toBeGreaterThan(100);
    // A busy machine stands still for a moment; a worker whose channel is broken does so for ever.
    expect(longestGapMs).toBeLessThan(20_000);
  }
}, 300_000);
