import type { Tally } from '../check/runChecks.ts';

/** The part of vitest's JSON report that the verdict is made of. */
export interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * Counts what a test run was worth. A test that was passed over has proved nothing and counts as failed, as does a
 * file that could not be loaded; a run that ended badly never counts as without failure.
 *
 * @param report - `undefined` if the run ended without leaving one.
 */
export function tallyTests(report: TestReport | undefined, exitCode: number): Tally {
  if (report === undefined) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + unloaded;
  const endedWell = report.success && exitCode === 0;
  return { passed: report.numPassedTests, failed: endedWell ? failed : Math.max(failed, 1) };
}

/** The one line that tells how all went, for people and for CI. */
export function summaryLine(...tallies: readonly Tally[]): string {
  const { passed, failed } = sum(tallies);
  return `${passed} passed, ${failed} failed`;
}

/** Adds up the checks and the tests. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}
