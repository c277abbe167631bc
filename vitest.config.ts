import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** So many files at once, where they do not measure time. Vitest's own choice leaves a core free, which is half of two. */
const AT_ONCE = Math.max(2, availableParallelism());

/**
 * What the kinds of test have in common is their folder; what sets them apart is what they need around them.
 * Limits of time are there for what hangs: no test is about speed, and a busy machine takes ten times as long.
 */
const kinds = [
  // Nothing around them: no network, no clock, no file but their own. A process for each would take longer than they do.
  { name: 'unit', testTimeout: 30_000, atOnce: AT_ONCE, isolate: false },
  // Every request and route against every role.
  { name: 'contract', testTimeout: 30_000, atOnce: AT_ONCE, isolate: true },
  // A real database, real sockets.
  { name: 'integration', testTimeout: 60_000, atOnce: AT_ONCE, isolate: true },
  // A real browser, but no lesson goes on in it and nothing measures time.
  { name: 'desk', testTimeout: 180_000, atOnce: AT_ONCE, isolate: true },
  // A real mediasoup worker; from here on one file at a time, because they measure time.
  { name: 'media', testTimeout: 180_000, atOnce: 1, isolate: true },
  // A real browser and a lesson.
  { name: 'e2e', testTimeout: 180_000, atOnce: 1, isolate: true },
  // Whatever is killed, cut and filled up.
  { name: 'faults', testTimeout: 180_000, atOnce: 1, isolate: true },
];

export default defineConfig({
  test: {
    retry: 0,
    passWithNoTests: false,
    projects: kinds.map(({ name, testTimeout, atOnce, isolate }, order) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.{ts,tsx}`],
        environment: 'node',
        testTimeout,
        hookTimeout: 2 * testTimeout,
        // What is waited for comes when it comes: a busy machine takes more than Vitest's one second.
        expect: { poll: { timeout: Math.min(30_000, testTimeout / 3) } },
        maxWorkers: atOnce,
        isolate,
        // One kind after the other, the quick ones first: what measures time must not share its processor.
        sequence: { groupOrder: order },
      },
    })),
  },
});
