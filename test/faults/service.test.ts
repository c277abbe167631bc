import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { tempDir } from '../support/tempDir.ts';

const LISTENER = fileURLToPath(new URL('../support/notifySocket.py', import.meta.url));
const UNIT = fileURLToPath(new URL('../../deploy/tongtang.service', import.meta.url));
/** Signs of life are given each third of this. */
const WATCHDOG_MS = 3_000;
const SOON = { timeout: 60_000, interval: 50 };

let dir: Awaited<ReturnType<typeof tempDir>>;
let listener: ChildProcess;
let heard: string[];
let server: RunningServer | undefined;

beforeEach(async () => {
  dir = await tempDir();
  heard = [];
  const socket = join(dir.path, 'notify');
  listener = spawn('python3', [LISTENER, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
  listener.stdout?.on('data', (part: Buffer) => heard.push(...part.toString().trim().split('\n')));
  await vi.waitUntil(() => heard.includes('listening'), SOON);
  server = await startServer({ NOTIFY_SOCKET: socket, WATCHDOG_USEC: `${WATCHDOG_MS * 1_000}` });
});
afterEach(async () => {
  await server?.stop();
  listener.kill();
  await dir.remove();
});

const signs = () => heard.filter((line) => line === 'WATCHDOG=1').length;
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('tells systemd that it is ready, that it lives, and that it stops; and nothing while no media worker answers', async () => {
  await vi.waitUntil(() => heard.includes('READY=1'), SOON);
  await vi.waitUntil(() => signs() >= 2, SOON);
  const [worker = 0] = server?.workerPids() ?? [];
  process.kill(worker, 'SIGSTOP');
  await vi.waitUntil(() => server?.output().includes('server.not-well'), SOON);
  // It is replaced by itself, and then all is well again.
  await vi.waitUntil(() => (server?.workerPids().length ?? 0) > 1, SOON);
  const before = signs();
  await vi.waitUntil(() => signs() > before, SOON);
  expect(heard).not.toContain('STOPPING=1');
  await server?.stop();
  await vi.waitUntil(() => heard.includes('STOPPING=1'), SOON);
});

it('gives no sign of life while it stands still itself', async () => {
  await vi.waitUntil(() => signs() >= 1, SOON);
  const pid = server?.pid() ?? 0;
  process.kill(pid, 'SIGSTOP');
  // What is on its way has come by then.
  await pass(2_000);
  const before = signs();
  await pass(2 * WATCHDOG_MS);
  expect(signs()).toBe(before);
  process.kill(pid, 'SIGCONT');
  await vi.waitUntil(() => signs() > before, SOON);
});

it('has a unit that systemd understands', async () => {
  // Where nothing is installed, the programs and the user that it names are not there.
  const installed = (await readFile(UNIT, 'utf8'))
    .replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true')
    .replace(/^User=.*$/m, 'User=root');
  const path = join(dir.path, 'tongtang.service');
  await writeFile(path, installed);
  const { stdout, stderr } = await promisify(execFile)('systemd-analyze', ['verify', path]);
  expect(`${stdout}${stderr}`).not.toContain('tongtang.service');
});
