import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

/**
 * Runs `work` while no other process on this machine runs work of the same name; waits for its turn.
 *
 * The lock is a socket in Linux's abstract namespace: no file, and the kernel lets go of it however its holder ends.
 */
export async function alone<T>(name: string, work: () => Promise<T>, onWait: () => void): Promise<T> {
  const lock = await take(`\0tongtang-${name}`, onWait);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function take(address: string, onWait: () => void): Promise<Server> {
  for (;;) {
    const server = createServer();
    try {
      await once(server.listen(address), 'listening');
      // Its own waiters must not keep the process alive, nor the process them.
      return server.unref();
    } catch (problem) {
      if (!isInUse(problem)) throw problem;
    }
    onWait();
    await untilReleased(address);
  }
}

/** A connection to the holder's socket ends when the holder lets go or dies. */
async function untilReleased(address: string): Promise<void> {
  const connection = connect(address);
  await new Promise<void>((resolve) =>
    connection
      .once('close', () => resolve())
      .once('error', () => resolve())
      .resume(),
  );
}

function isInUse(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE';
}
