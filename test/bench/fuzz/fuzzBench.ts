import { fuzzServer } from '../../support/fuzz/fuzzServer.ts';
import { spreadOf } from '../statistics.ts';
import { machine, say } from '../surroundings.ts';

/** What stands after a word of the command line, as a number. */
function asked(name: string, usual: number): number {
  const at = process.argv.indexOf(name);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

/**
 * Whoever was let into a lesson throws messages and encrypted packets of every kind at a server that carries another
 * lesson; see docs/benchmarks.md. `--messages 100000 --packets 1000000 --seed 1`.
 */
export async function fuzzBench() {
  const amount = {
    messages: asked('--messages', 100_000),
    packets: asked('--packets', 1_000_000),
    seed: asked('--seed', 1),
  };
  const { healthy, faults, ...report } = await fuzzServer(amount, say);
  const { answersMs, ...fared } = healthy;
  return {
    ...report,
    faults: faults.length,
    firstFaults: faults.slice(0, 5),
    healthy: { ...fared, answersMs: spreadOf(answersMs) },
    machine: machine(),
  };
}
