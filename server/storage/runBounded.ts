import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';

/** What a program may use. */
export type Bounds = {
  /** It is killed after this long, in ms. */
  readonly withinMs: number;
  /** It is killed when it takes more memory than this; with all the processes that it has started, in bytes. */
  readonly memoryBytes: number;
  /** What it may print. */
  readonly outputBytes: number;
};

/** How a program ended: what it printed, or that it had to be killed, failed, or is not installed. */
export type Ended =
  | { readonly how: 'well'; readonly output: string }
  | { readonly how: 'failed' | 'killed' | 'missing' };

const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4_096;

type Program = { readonly command: string; readonly args: readonly string[]; readonly env: Record<string, string> };

/** How it is run besides. */
type Manner = {
  /** Only when nobody else wants the processor. */
  readonly low?: boolean;
  /** Kills it. */
  readonly signal?: AbortSignal;
  /** Called with what it prints, as it comes. */
  readonly onPrinted?: (text: string) => void;
};

/** Runs a program that reads what strangers have made: bounded in time, memory and words, and gone with all its children. */
export function runBounded(
  { command, args, env }: Program,
  bounds: Bounds,
  { low = false, signal, onPrinted }: Manner = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ how: 'killed' });
    // In a group of its own, so that what it has started is killed with it.
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    if (low) yieldTo(child.pid);
    const printed: Buffer[] = [];
    let bytes = 0;
    let killed = false;
    const kill = (): void => {
      killed = true;
      killGroup(child.pid);
    };
    const late = setTimeout(kill, bounds.withinMs);
    const look = setInterval(() => {
      void memoryOf(child.pid).then((used) => used > bounds.memoryBytes && kill());
    }, LOOK_EVERY_MS);
    signal?.addEventListener('abort', kill, { once: true });
    const end = (ended: Ended): void => {
      signal?.removeEventListener('abort', kill);
      clearTimeout(late);
      clearInterval(look);
      resolve(ended);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bounds.outputBytes) kill();
      else printed.push(chunk);
      onPrinted?.(chunk.toString('utf8'));
    });
    child.once('error', () => end({ how: 'missing' }));
    child.once('close', (code) => {
      killGroup(child.pid);
      if (killed) end({ how: 'killed' });
      else end(code === 0 ? { how: 'well', output: Buffer.concat(printed).toString('utf8') } : { how: 'failed' });
    });
  });
}

/** The lowest priority that there is: a lesson that goes on on this machine comes first. */
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 19);
  } catch {
    // It has ended already.
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has gone already.
  }
}

/** What a process and its children hold in memory; 0 where the system does not tell. */
async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const own = Number((await told(pid, 'statm')).split(' ')[1] ?? 0) * PAGE_BYTES;
  const children = (await told(pid, `task/${pid}/children`)).split(' ').filter((text) => text !== '');
  const theirs = await Promise.all(children.map((child) => memoryOf(Number(child))));
  return theirs.reduce((sum, used) => sum + used, own);
}

/** It may have ended meanwhile. */
const told = (pid: number, what: string): Promise<string> => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '');
