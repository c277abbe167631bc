import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sep } from 'node:path';
import { cacheFolder, projectFolder } from '../../scripts/bootstrap/places.mjs';
import { workerWays } from '../../scripts/worker/workerWays.ts';
import { freeMediaPort, freePort } from './startServer.ts';
import { tempDir } from './tempDir.ts';

/** How long a start may take that finds everything installed but has to build the client, in ms. */
const ANSWERS_WITHIN_MS = 90_000;

/** Where an installation lives from one start to the next. */
export type NpmHome = { readonly env: NodeJS.ProcessEnv; readonly url: string; readonly remove: () => Promise<void> };

/** A data folder of its own and ports that are free, for `npmStart`. */
export async function npmHome(): Promise<NpmHome> {
  const dir = await tempDir();
  const [port, mediaPort] = [await freePort(), await freeMediaPort()];
  const own = { DATA_DIR: dir.path, PORT: `${port}`, MEDIA_PORT: `${mediaPort}`, MEDIA_WORKERS: '1' };
  return { env: { ...(await environment()), ...own }, url: `http://127.0.0.1:${port}`, remove: dir.remove };
}

/** The environment as somebody has it who types `npm start`: the worker that the cache has is not named in it. */
async function environment(): Promise<NodeJS.ProcessEnv> {
  const { MEDIASOUP_WORKER_BIN: named, NODE_ENV: _vitests, ...env } = process.env;
  const folder = cacheFolder(env);
  if (named?.startsWith(folder + sep)) {
    const ways = await workerWays({ projectFolder, cacheFolder: folder, env, tell: () => undefined });
    if ((await ways.cached()) !== undefined) return env;
  }
  return { ...env, ...(named ? { MEDIASOUP_WORKER_BIN: named } : {}) };
}

/** A server that `npm start` has brought up. */
export type NpmStarted = {
  /** From the command to the first healthy answer, in ms. */
  readonly tookMs: number;
  readonly said: () => string;
  /** Asks it to stop, as a supervisor does; resolves with npm's exit code. */
  readonly stop: () => Promise<number | null>;
};

/** Runs `npm start` and waits until the server answers that all is well. Rejects with what it said when it does not. */
export async function npmStart({ env, url }: NpmHome): Promise<NpmStarted> {
  const beganMs = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: projectFolder,
    env,
    // A group of its own, all of which can be ended at once.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  const isUp = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    const late = performance.now() - beganMs > ANSWERS_WITHIN_MS;
    if (late && child.pid) process.kill(-child.pid, 'SIGKILL');
    if (late || child.exitCode !== null) throw new Error(`npm start did not bring a server up:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    tookMs: performance.now() - beganMs,
    said: () => said,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
