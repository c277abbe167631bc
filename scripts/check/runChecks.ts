import { StepError, type Steps } from '../bootstrap/steps.mjs';
import type { Check } from './checks.ts';

/** How many of something went well and how many did not. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface RunOptions {
  readonly steps: Steps;
  readonly write: (text: string) => void;
  /** How many run at the same time. */
  readonly atOnce: number;
}

/** Runs all checks to their end, whatever fails, prints a line for each and the whole report of each that fails. */
export async function runChecks(checks: readonly Check[], { steps, write, atOnce }: RunOptions): Promise<Tally> {
  const waiting = [...checks];
  let failed = 0;
  const runWaiting = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { title, run } = check;
      try {
        await steps.run(title, async () => {
          const note = await run();
          return note === undefined ? { value: undefined } : { value: undefined, note };
        });
      } catch (problem) {
        if (!(problem instanceof StepError)) throw problem;
        failed += 1;
        write(`\n${problem.reason}\n\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runWaiting));
  return { passed: checks.length - failed, failed };
}
