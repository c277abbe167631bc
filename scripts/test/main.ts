/** Runs everything that must hold: the checks, then the tests. With a filter, only the tests that it names. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from '../bootstrap/command.mjs';
import { projectFolder } from '../bootstrap/places.mjs';
import { terminalSteps } from '../bootstrap/steps.mjs';
import { checks } from '../check/checks.ts';
import { runChecks, type Tally } from '../check/runChecks.ts';
import { sum, summaryLine, tallyTests } from './tally.ts';

const reportFile = join(projectFolder, 'node_modules/.cache/tongtang/vitest.json');

const filters = process.argv.slice(2);
const tallies = [...(filters.length === 0 ? [await runEveryCheck()] : []), await runTests(filters)];
process.stdout.write(`${summaryLine(...tallies)}\n`);
process.exitCode = sum(tallies).failed === 0 ? 0 : 1;

function runEveryCheck(): Promise<Tally> {
  const write = (text: string) => void process.stdout.write(text);
  return runChecks(checks, { steps: terminalSteps, write, atOnce: availableParallelism() });
}

async function runTests(filters: readonly string[]): Promise<Tally> {
  await mkdir(dirname(reportFile), { recursive: true });
  await rm(reportFile, { force: true });
  const vitest = join(projectFolder, 'node_modules/vitest/vitest.mjs');
  const slowest = fileURLToPath(new URL('./SlowestFiles.ts', import.meta.url));
  const reporters = ['default', 'json', slowest].map((reporter) => `--reporter=${reporter}`);
  const options = [...reporters, `--outputFile.json=${reportFile}`];
  const exitCode = await handOver(process.execPath, [vitest, 'run', ...options, ...filters], {
    cwd: projectFolder,
    // vitest colours its output whenever CI is set; a log is read without.
    env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
  });
  const report = await readFile(reportFile, 'utf8').catch(() => undefined);
  return tallyTests(report === undefined ? undefined : JSON.parse(report), exitCode);
}
