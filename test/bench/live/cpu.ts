import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second that Linux counts CPU time in, for user space. */
const TICKS_PER_SECOND = 100;

/** CPU time that processes have used so far, in ms, all their threads together. A process that has ended counts 0. */
export function cpuMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0);
}

/** The nanosecond counter of each thread where the kernel has one, else the ticks of the whole process. */
function cpuMsOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const ns = threads.reduce(
      (sum, tid) => sum + Number(readFileSync(`/proc/${pid}/task/${tid}/schedstat`, 'utf8').split(' ')[0]),
      0,
    );
    if (ns > 0) return ns / 1e6;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000;
  } catch {
    // It ended between two looks.
    return 0;
  }
}

/** Memory that processes hold, in MB. */
export function rssMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const [, kb] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return sum + Number(kb ?? 0) / 1_024;
  }, 0);
}
