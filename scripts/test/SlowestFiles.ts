import type { Reporter, TestModule } from 'vitest/node';
import { slowestLines } from './slowest.ts';

/** How many are worth a look. */
const MOST = 15;

/**
 * Says at the end of a run which files took longest, so that a run which grows slow is seen to. The JSON report leaves
 * out what a file sets up and puts away, which is where a browser's time goes.
 */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const times = modules.map((module) => ({
      file: `${module.project.name}  ${module.relativeModuleId}`,
      tookMs: module.diagnostic().duration,
    }));
    const lines = slowestLines(times, MOST);
    process.stdout.write(`\n最慢的文件 slowest files\n${lines.join('\n')}\n\n`);
  }
}
