import { availableParallelism, cpus } from 'node:os';

/** On what a benchmark ran: its figures mean nothing without. */
export const machine = () => ({
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? '',
  node: process.version,
});

/** Tells whoever waits what is being measured. */
export const say = (step: string): void => void process.stderr.write(`${step}\n`);

/** Lets some time pass, in ms. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How many minutes the long part of a benchmark takes: `--minutes 5` on the command line, else `usual`. */
export function minutesAsked(usual: number): number {
  const at = process.argv.indexOf('--minutes');
  const asked = at < 0 ? usual : Number(process.argv[at + 1]);
  if (!(asked >= 1)) throw new Error('--minutes wants a number from 1 on');
  return asked;
}
