import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { machine, say } from '../surroundings.ts';

const run = promisify(execFile);

const inside = fileURLToPath(new URL('./inside.ts', import.meta.url));

/**
 * Measures a lesson over a line of 64 kbit/s, 40 ms and a queue of 250 ms each way; see docs/benchmarks.md. Needs root, and in `NETLAB` a script
 * that makes two hosts, `nl_cli` and `nl_srv` (10.77.2.2), with a line between them: `up`, `line JSON`, `down`.
 */
export async function thinBench() {
  const netlab = process.env['NETLAB'];
  if (!netlab) throw new Error('NETLAB names no script that makes a poor line');
  await run('bash', [netlab, 'up']);
  try {
    await run('ip', ['netns', 'exec', 'nl_srv', 'ip', 'link', 'set', 'lo', 'up']);
    say('a lesson over the line');
    const { stdout } = await run('ip', ['netns', 'exec', 'nl_srv', process.execPath, inside]);
    return { ...JSON.parse(stdout), machine: machine() };
  } finally {
    await run('bash', [netlab, 'down']);
  }
}
