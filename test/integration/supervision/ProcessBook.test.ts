import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProcessBook } from '../../../server/supervision/ProcessBook.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { tempDir } from '../../support/tempDir.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
let child: ChildProcess;
beforeEach(async () => {
  dir = await tempDir();
  child = spawn('sleep', ['600']);
  await once(child, 'spawn');
});
afterEach(async () => {
  child.kill('SIGKILL');
  await dir.remove();
});

const open = () => ProcessBook.open({ folder: dir.path, log: keptLog().log });
const pidOf = ({ pid }: ChildProcess): number => pid ?? 0;

/** Changes the page that this process has written, as if another had. */
function asWritten(
  change: (page: {
    bootId: string;
    owner: { pid: number; startTicks: string };
    processes: { pid: number; startTicks: string }[];
  }) => void,
): void {
  const [name = ''] = readdirSync(dir.path);
  const page = JSON.parse(readFileSync(join(dir.path, name), 'utf8'));
  change(page);
  writeFileSync(join(dir.path, name), JSON.stringify(page));
}

it('ends what a server that is gone has left behind', async () => {
  open().note(pidOf(child));
  asWritten(({ owner }) => {
    owner.startTicks = '1';
  });
  const ended = once(child, 'exit');
  open();
  expect((await ended)[1]).toBe('SIGKILL');
  expect(readdirSync(dir.path)).toEqual([]);
});

const OTHERS: readonly (readonly [string, Parameters<typeof asWritten>[0]])[] = [
  [
    'whose id was given to another since',
    ({ owner, processes }) => {
      for (const known of [owner, ...processes]) known.startTicks = '1';
    },
  ],
  [
    'of another run of the machine',
    (page) => {
      page.owner.startTicks = '1';
      page.bootId = 'another';
    },
  ],
  ['of a server that runs', () => undefined],
];

it.each(OTHERS)('leaves alone a process %s', async (_which, change) => {
  open().note(pidOf(child));
  asWritten(change);
  open();
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  process.kill(pidOf(child), 0);
});

it('forgets what has ended, and leaves no page when all is closed', () => {
  const book = open();
  const ended = book.note(pidOf(child));
  ended();
  asWritten(({ processes }) => expect(processes).toEqual([]));
  book.close();
  expect(readdirSync(dir.path)).toEqual([]);
});

it('ends what hangs when all was told to end', async () => {
  const book = open();
  book.note(pidOf(child));
  const ended = once(child, 'exit');
  book.close();
  expect((await ended)[1]).toBe('SIGKILL');
});

it('does not mind a page that cannot be read', () => {
  writeFileSync(join(dir.path, '1.json'), '{');
  open();
  expect(readdirSync(dir.path)).toEqual([]);
});
