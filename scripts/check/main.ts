import { availableParallelism } from 'node:os';
import { terminalSteps } from '../bootstrap/steps.mjs';
import { checks } from './checks.ts';
import { runChecks } from './runChecks.ts';

const { passed, failed } = await runChecks(checks, {
  steps: terminalSteps,
  write: (text) => void process.stdout.write(text),
  atOnce: availableParallelism(),
});
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
