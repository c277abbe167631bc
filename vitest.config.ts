import { defineConfig } from 'vitest/config';

/**
 * What the kinds of test have in common is their folder; what sets them apart is what they need around them.
 * Limits of time are there for what hangs: no test is about speed, and a busy machine takes ten times as long.
 */
const kinds = [
  // Nothing around them: no network, no clock, no file but their own.
  { name: 'unit', testTimeout: 30_000, fileParallelism: true },
  // Every request and route against every role.
  { name: 'contract', testTimeout: 30_000, fileParallelism: true },
  // A real database, real sockets.
  { name: 'integration', testTimeout: 60_000, fileParallelism: true },
  // A real mediasoup worker; from here on one file at a time, because they measure time.
  { name: 'media', testTimeout: 180_000, fileParallelism: false },
  // A real browser.
  { name: 'e2e', testTimeout: 120_000, fileParallelism: false },
  // Whatever is killed, cut and filled up.
  { name: 'faults', testTimeout: 120_000, fileParallelism: false },
];

export default defineConfig({
  test: {
    retry: 0,
    passWithNoTests: false,
    projects: kinds.map(({ name, testTimeout, fileParallelism }, order) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.{ts,tsx}`],
        environment: 'node',
        testTimeout,
        hookTimeout: testTimeout,
        // What is waited for comes when it comes: a busy machine takes more than Vitest's one second.
        expect: { poll: { timeout: Math.min(10_000, testTimeout / 2) } },
        fileParallelism,
        // One kind after the other, the quick ones first: what measures time must not share its processor.
        sequence: { groupOrder: order },
      },
    })),
  },
});
