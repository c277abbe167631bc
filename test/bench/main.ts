import { liveBench } from './live/liveBench.ts';
import { teachBench } from './teach/teachBench.ts';

/** Benchmarks by name. Each prints one JSON object on standard output; what it is doing goes to standard error. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = { live: liveBench, teach: teachBench };

const [name = ''] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const bench = benches[name];
if (!bench) {
  process.stderr.write(`npm run bench -- NAME --json   NAME: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(await bench())}\n`);
