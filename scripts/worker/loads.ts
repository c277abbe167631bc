import { attempt } from '../bootstrap/command.mjs';

/** The worker's answer to being started without a version: all its libraries were found (see its main.cpp). */
const EXIT_NO_VERSION = 41;

/** Says whether this machine can load the worker: right processor, right libc, every library there. */
export async function loads(binary: string): Promise<boolean> {
  const { exitCode } = await attempt(binary, [], { env: {} }).catch(() => ({ exitCode: undefined }));
  return exitCode === EXIT_NO_VERSION;
}
