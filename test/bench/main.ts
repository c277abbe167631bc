import { faultsBench } from './faults/faultsBench.ts';
import { fuzzBench } from './fuzz/fuzzBench.ts';
import { lineBench } from './line/lineBench.ts';
import { liveBench } from './live/liveBench.ts';
import { recordBench } from './record/recordBench.ts';
import { replayBench } from './replay/replayBench.ts';
import { studyBench } from './study/studyBench.ts';
import { teachBench } from './teach/teachBench.ts';
import { thinBench } from './thin/thinBench.ts';
import { uplinkBench } from './uplink/uplinkBench.ts';

/** Benchmarks by name. Each prints one JSON object on standard output; what it is doing goes to standard error. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  faults: faultsBench,
  fuzz: fuzzBench,
  line: lineBench,
  live: liveBench,
  record: recordBench,
  replay: () => replayBench(),
  study: studyBench,
  teach: teachBench,
  thin: thinBench,
  uplink: uplinkBench,
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  process.stderr.write(`npm run bench -- NAME --json   NAME: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(await bench())}\n`);
