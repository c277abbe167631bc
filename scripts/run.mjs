/**
 * Runs one of the project's tasks on any Node ≥ 18: brings Node 24 and the dependencies, has the rest of the set-up
 * done by that Node, and hands over to the task's program. `node scripts/run.mjs TASK [ARGUMENTS]`
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { handOver } from './bootstrap/command.mjs';
import { installDependencies } from './bootstrap/dependencies.mjs';
import { findNode24 } from './bootstrap/node24.mjs';
import { cacheFolder, projectFolder } from './bootstrap/places.mjs';
import { tellFailure, terminalSteps } from './bootstrap/steps.mjs';

/**
 * @typedef {object} Task
 * @property {readonly ('worker' | 'client' | 'browser' | 'ffmpeg' | 'poor-line')[]} needs Parts of scripts/setup/main.ts.
 * @property {RegExp} [needless] Arguments all of which match this need none of those parts.
 * @property {readonly string[]} [program] A file of the project and its first arguments. None: the set-up is all.
 * @property {NodeJS.ProcessEnv} [env] What the program gets where the environment says nothing.
 * @property {string} [lastWord] What the last line has to say if the program never started.
 */

/** @type {Record<string, Task>} */
const tasks = {
  start: { needs: ['worker', 'client'], program: ['server/main.ts'], env: { DEMO: 'auto' } },
  test: {
    needs: ['worker', 'client', 'browser', 'ffmpeg', 'poor-line'],
    needless: /^(?:test\/)?(?:unit|contract)\//,
    program: ['scripts/test/main.ts'],
    lastWord: '0 passed, 1 failed',
  },
  check: { needs: [], program: ['scripts/check/main.ts'] },
  dev: { needs: ['worker'], program: ['scripts/dev.ts'], env: { DEMO: 'auto' } },
  build: { needs: ['client'] },
  worker: { needs: ['worker'] },
  password: { needs: [], program: ['server/resetPassword.ts'] },
  bench: { needs: ['worker', 'client', 'browser', 'ffmpeg', 'poor-line'], program: ['test/bench/main.ts'] },
  screenshots: { needs: ['worker', 'client', 'browser'], program: ['test/screenshots/main.ts'] },
  format: { needs: [], program: ['node_modules/@biomejs/biome/bin/biome', 'check', '--write'] },
};

/**
 * @param {Task} task
 * @param {readonly string[]} programArguments
 * @returns {Promise<number | undefined>} the program's exit code; nothing if the set-up failed, which has been told
 */
async function runTask({ needs, needless, program, env }, programArguments) {
  const cache = cacheFolder(process.env);
  const node = await terminalSteps.run('Node 24', () => findNode24({ cacheFolder: cache }));
  await terminalSteps.run('依赖 dependencies', () => installDependencies({ projectFolder }));
  const spared = programArguments.length > 0 && programArguments.every((argument) => needless?.test(argument));
  const found = needs.length > 0 && !spared ? await setUp(node, needs) : {};
  if (found === undefined) return undefined;
  if (program === undefined) return 0;
  const [file = '', ...first] = program;
  return handOver(node, [join(projectFolder, file), ...first, ...programArguments], {
    cwd: projectFolder,
    env: { ...env, ...process.env, ...found },
  });
}

/**
 * @param {string} node
 * @param {readonly string[]} needs
 * @returns {Promise<NodeJS.ProcessEnv | undefined>} what was found; nothing if a step failed, which has been told
 */
function setUp(node, needs) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(projectFolder, 'scripts/setup/main.ts'), ...needs], {
      cwd: projectFolder,
      // Downloads go through the proxy that HTTPS_PROXY names, as npm's do.
      env: { NODE_USE_ENV_PROXY: '1', ...process.env },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    /** @type {NodeJS.ProcessEnv | undefined} */
    let found;
    child.once('message', (/** @type {NodeJS.ProcessEnv} */ message) => {
      found = message;
    });
    child.once('error', reject);
    child.once('exit', () => resolve(found));
  });
}

const [name = '', ...programArguments] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) throw new Error(`no such task: ${name}; there are ${Object.keys(tasks).join(', ')}`);
const exitCode = await runTask(task, programArguments).catch(tellFailure);
if (exitCode === undefined && task.lastWord) process.stdout.write(`${task.lastWord}\n`);
process.exitCode = exitCode ?? 1;
