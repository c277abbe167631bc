import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../platform/Log.ts';

/** One process and no other: ids are given anew, but not with the same start in the same run of the machine. */
const Known = z.object({ pid: z.int().min(2), startTicks: z.string().regex(/^\d+$/) });
type Known = z.infer<typeof Known>;

const Page = z.object({ bootId: z.string(), owner: Known, processes: z.array(Known) });
type Page = z.infer<typeof Page>;

/** Where the fields of a process's line begin that come after its name, and which of them is its start. */
const AFTER_NAME = ') ';
const START_FIELD = 19;

/**
 * Which processes this server has started, on the disk: media workers and recorders end by themselves when the server is
 * gone, but one that hangs does not. The next server ends what is surely ours, by process id and start, and nothing else.
 * Does nothing where the system does not list processes as files.
 */
export class ProcessBook {
  readonly #path: string;
  readonly #log: Log;
  readonly #page: Page | undefined;

  private constructor({ folder, log }: { readonly folder: string; readonly log: Log }) {
    this.#log = log;
    const owner = look(process.pid);
    this.#path = join(folder, `${process.pid}.json`);
    this.#page = owner && { bootId: bootId(), owner, processes: [] };
  }

  /** Ends what servers that are gone have left behind in `folder`, and begins this server's page. */
  static open({ folder, log }: { readonly folder: string; readonly log: Log }): ProcessBook {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const path = join(folder, name);
      const page = read(path);
      // Another server on the same data is somebody's mistake, and its lessons are going on.
      if (page && isRunning(page, page.owner)) continue;
      for (const left of page?.processes ?? []) if (page && isRunning(page, left)) end(left, log);
      rmSync(path, { force: true });
    }
    return new ProcessBook({ folder, log });
  }

  /** Notes a process; the returned function says that it has ended. */
  note(pid: number): () => void {
    const known = look(pid);
    if (!known || !this.#page) return () => undefined;
    this.#page.processes.push(known);
    this.#write();
    return () => {
      const at = this.#page?.processes.indexOf(known) ?? -1;
      if (at < 0) return;
      this.#page?.processes.splice(at, 1);
      this.#write();
    };
  }

  /** Everything was told to end: what has not, hangs. */
  close(): void {
    const page = this.#page;
    for (const left of page?.processes ?? []) if (page && isRunning(page, left)) end(left, this.#log);
    rmSync(this.#path, { force: true });
  }

  #write(): void {
    try {
      // Whole or not at all, also when the server is killed just now.
      writeFileSync(`${this.#path}.new`, JSON.stringify(this.#page), { mode: 0o600 });
      renameSync(`${this.#path}.new`, this.#path);
    } catch {
      // A full disk: what is not noted ends by itself in all but the rarest case.
    }
  }
}

function read(path: string): Page | undefined {
  try {
    return Page.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function isRunning({ bootId: noted }: Page, { pid, startTicks }: Known): boolean {
  return noted === bootId() && look(pid)?.startTicks === startTicks;
}

function end({ pid }: Known, log: Log): void {
  try {
    process.kill(pid, 'SIGKILL');
    log.warn({ event: 'process.left-behind-ended', pid });
  } catch {
    // It has ended meanwhile.
  }
}

/** A process as the system knows it; `undefined` when there is none. One that has ended and waits to be noticed is none. */
function look(pid: number): Known | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(AFTER_NAME) + AFTER_NAME.length).split(' ');
    const startTicks = fields[START_FIELD];
    return startTicks === undefined || fields[0] === 'Z' ? undefined : { pid, startTicks };
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
