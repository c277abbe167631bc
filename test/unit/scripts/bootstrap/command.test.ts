import { expect, it } from 'vitest';
import { attempt, run } from '../../../../scripts/bootstrap/command.mjs';

const node = (script: string) => [process.execPath, ['-e', script]] as const;

it('gives back what a command says, line by line too', async () => {
  const lines: string[] = [];
  const output = await run(...node('console.log("one"); console.log("two")'), { onLine: (line) => lines.push(line) });
  expect(output).toBe('one\ntwo\n');
  expect(lines).toEqual(['one', 'two']);
});

it('names the command, its exit code and its last words when it fails', async () => {
  const failing = run(...node('console.error("disk is full"); process.exit(3)'));
  await expect(failing).rejects.toThrow(/-e .*\n→ exit code 3\ndisk is full/s);
});

it('shows the beginning and the end of a long report', async () => {
  const failing = run(...node('for (let i = 0; i < 100; i++) console.log("line " + i); process.exit(1)'));
  await expect(failing).rejects.toThrow(/line 0\n.*line 11\n…\nline 72\n.*line 99$/s);
});

it('turns the signal that ended a command into the exit code a shell would give', async () => {
  const { exitCode } = await attempt(...node('process.kill(process.pid, "SIGKILL")'));
  expect(exitCode).toBe(137);
});

it('says so when there is no such command', async () => {
  await expect(attempt('/no/such/program', [])).rejects.toThrow('cannot start /no/such/program');
});
