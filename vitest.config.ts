import { defineConfig } from 'vitest/config';

/** What the kinds of test have in common is their folder; what sets them apart is what they need around them. */
const kinds = [
  // Nothing around them: no network, no clock, no file but their own.
  { name: 'unit', testTimeout: 5_000, fileParallelism: true },
  // Every request and route against every role.
  { name: 'contract', testTimeout: 10_000, fileParallelism: true },
  // A real database, real sockets.
  { name: 'integration', testTimeout: 20_000, fileParallelism: true },
  // A real mediasoup worker; from here on one file at a time, because they measure time.
  { name: 'media', testTimeout: 30_000, fileParallelism: false },
  // A real browser.
  { name: 'e2e', testTimeout: 60_000, fileParallelism: false },
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
        fileParallelism,
        // One kind after the other, the quick ones first: what measures time must not share its processor.
        sequence: { groupOrder: order },
      },
    })),
  },
});
