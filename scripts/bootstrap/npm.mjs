import { run } from './command.mjs';

/**
 * Runs npm quietly: the npm that called us if there is one, else the one on the path.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 */
export async function npm(args, { cwd }) {
  const calledBy = process.env['npm_execpath'];
  const [command, first] = calledBy ? [process.execPath, [calledBy]] : ['npm', []];
  await run(command, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd });
}
