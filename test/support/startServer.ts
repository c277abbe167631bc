import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, Socket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** An account that the demonstration printed. */
export type Account = { readonly signInName: string; readonly password: string };

/** The real server process, with a data directory of its own. */
export type RunningServer = {
  readonly url: string;
  /** Where its database is. */
  readonly dataDir: string;
  readonly account: (signInName: string) => Account;
  readonly pid: () => number;
  /** Ids of the media workers' processes. */
  readonly workerPids: () => number[];
  /** What it has printed so far. */
  readonly output: () => string;
  /** Kills it as a power cut would, and starts it again with the same data. */
  readonly crashAndRestart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Finds a TCP port on which a server can listen, now and in a while: below those that Linux lends to outgoing
 * connections, of which the browser of another test has many.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 10_000);
    if (await canListen(createServer(), port)) return port;
  }
}

/**
 * Finds a port on which a media worker can listen, UDP and TCP, now and after a restart: below those that Linux lends to
 * outgoing connections, of which a browser has many, and above the default and what single tests name.
 */
export async function freeMediaPort(): Promise<number> {
  for (;;) {
    const port = 22_000 + Math.floor(Math.random() * 10_000);
    if ((await canListen(createServer(), port)) && (await canListen(createSocket('udp4'), port))) return port;
  }
}

function canListen(probe: Server | Socket, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.once('listening', () => probe.close(() => resolve(true)));
    if (probe instanceof Socket) probe.bind(port);
    else probe.listen(port);
  });
}

/** A busy machine takes its time to start three processes, in ms. */
const ANSWERS_WITHIN_MS = 180_000;

/** Starts `server/main.ts` with a seeded demonstration district and waits until it answers. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongtang-data-'));
  const port = await freePort();
  const settings = {
    PORT: `${port}`,
    // As people write it: from where the server is started.
    DATA_DIR: relative(process.cwd(), dataDir),
    MEDIA_PORT: `${await freeMediaPort()}`,
    MEDIA_WORKERS: '1',
    DEMO: 'on',
    LOG_LEVEL: 'info',
    ...env,
  };
  let output = '';
  let child = launch();

  function launch(): ChildProcess {
    const started = spawn(process.execPath, ['server/main.ts'], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return started;
  }

  async function answering(): Promise<void> {
    const until = Date.now() + ANSWERS_WITHIN_MS;
    while (Date.now() < until) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output}`);
      const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (response) => response.ok,
        () => false,
      );
      if (healthy) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server does not answer:\n${output}`);
  }

  async function ended(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  const stop = async (): Promise<void> => {
    await ended('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await answering();
  } catch (failure) {
    // Nobody else knows of it.
    await stop();
    throw failure;
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    account: (signInName) => {
      const [, password] = new RegExp(`^ +${signInName} +(\\S+)`, 'm').exec(output) ?? [];
      if (!password) throw new Error(`the server printed no account ${signInName}:\n${output}`);
      return { signInName, password };
    },
    pid: () => child.pid ?? 0,
    workerPids: () =>
      [...output.matchAll(/"pid":(\d+),"port":\d+,"event":"worker.started"/g)].map(([, pid]) => Number(pid)),
    output: () => output,
    crashAndRestart: async () => {
      await ended('SIGKILL');
      child = launch();
      await answering();
    },
    stop,
  };
}
