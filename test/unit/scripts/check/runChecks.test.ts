import { expect, it } from 'vitest';
import { createSteps } from '../../../../scripts/bootstrap/steps.mjs';
import { runChecks } from '../../../../scripts/check/runChecks.ts';

const well = (title: string, note?: string) => ({ title, run: async () => note });
const badly = (title: string, report: string) => ({ title, run: () => Promise.reject(new Error(report)) });

function fakeTerminal() {
  const printed: string[] = [];
  const write = (text: string) => void printed.push(text);
  return { printed, options: { steps: createSteps({ write, now: () => 0 }), write, atOnce: 1 } };
}

it('runs every check, whatever fails, and shows the whole report of the failure', async () => {
  const { printed, options } = fakeTerminal();
  const tally = await runChecks([well('types'), badly('lint', 'line one\nline two'), well('words')], options);
  expect(tally).toEqual({ passed: 2, failed: 1 });
  expect(printed).toEqual(['✔ types  0.0 s', '✘ lint  0.0 s', '\nline one\nline two\n\n', '✔ words  0.0 s']);
});

it('shows a warning beside a check that passes', async () => {
  const { printed, options } = fakeTerminal();
  await runChecks([well('lengths', '⚠ a.ts (260)')], options);
  expect(printed).toEqual(['✔ lengths  0.0 s  ⚠ a.ts (260)']);
});
