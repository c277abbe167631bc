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
