import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of the server in a process of its own, and what it has said so far. */
export type RunningProgram = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
};

/** Starts `server/{file}` with this environment and nothing else of ours. */
export function runServer(
  file: 'main.ts' | 'resetPassword.ts',
  env: Record<string, string>,
  ...args: string[]
): RunningProgram {
  const path = fileURLToPath(new URL(`../../server/${file}`, import.meta.url));
  const { PATH, MEDIASOUP_WORKER_BIN } = process.env;
  const own = { ...(PATH ? { PATH } : {}), ...(MEDIASOUP_WORKER_BIN ? { MEDIASOUP_WORKER_BIN } : {}) };
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => heard.push(String(part)));
  return {
    child,
    said: () => heard.join(''),
    ended: once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null)),
  };
}
