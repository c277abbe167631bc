import { readdir, readFile } from 'node:fs/promises';

/**
 * Ends processes that an ended server has left working in a folder: those that name it on their command line. Does
 * nothing where the system does not list processes as files.
 *
 * @param dir - Absolute, and nobody else's.
 */
export async function killLeftBehind(dir: string): Promise<void> {
  const names = await readdir('/proc').catch((): string[] => []);
  for (const pid of names.filter((name) => /^\d+$/.test(name)).map(Number)) {
    // It may have ended meanwhile.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (pid !== process.pid && line.includes(`${dir}/`)) kill(pid);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
