import { expect, it } from 'vitest';
import { summaryLine, type TestReport, tallyTests } from '../../../../scripts/test/tally.ts';

const report: TestReport = {
  success: true,
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};

it('counts a clean run as it is', () => {
  expect(tallyTests(report, 0)).toEqual({ passed: 10, failed: 0 });
});

it('counts a test that was passed over as failed', () => {
  expect(tallyTests({ ...report, numPendingTests: 2, numTodoTests: 1 }, 0)).toEqual({ passed: 10, failed: 3 });
});

it('counts a file that could not be loaded', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const run = { ...report, success: false, numFailedTests: 1, testResults: [...report.testResults, broken] };
  expect(tallyTests(run, 1)).toEqual({ passed: 10, failed: 2 });
});

it('never calls a run that ended badly a success', () => {
  expect(tallyTests(report, 1)).toEqual({ passed: 10, failed: 1 });
  expect(tallyTests({ ...report, success: false }, 0)).toEqual({ passed: 10, failed: 1 });
  expect(tallyTests(undefined, 0)).toEqual({ passed: 0, failed: 1 });
});

it('sums up in one line', () => {
  expect(summaryLine({ passed: 11, failed: 0 }, { passed: 10, failed: 1 })).toBe('21 passed, 1 failed');
});
