import { readFile } from 'node:fs/promises';
import { release } from 'node:os';

/** What makes one machine's worker useless on another, or one version's useless to the next. */
export interface WorkerIdentity {
  readonly mediasoupVersion: string;
  readonly platform: string;
  readonly arch: string;
  /** The distribution and its release, which fixes libc and the ABI of every library: `debian12`. */
  readonly system: string;
  /** The hash of our build recipe. */
  readonly recipeHash: string;
}

/** Names the folder of the cache in which this machine's worker is kept. */
export function cacheKey({ mediasoupVersion, platform, arch, system, recipeHash }: WorkerIdentity): string {
  return [mediasoupVersion, platform, arch, system, recipeHash.slice(0, 8)].join('-');
}

/** The distribution and its release by /etc/os-release; elsewhere the kernel's major version has to do. */
export async function systemName(): Promise<string> {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return systemFrom(osRelease) ?? `kernel${release().split('.', 1).join()}`;
}

/** Reads `debian12` out of the text of an os-release file. */
export function systemFrom(osRelease: string): string | undefined {
  const field = (name: string) => new RegExp(`^${name}="?([\\w.]+)"?$`, 'm').exec(osRelease)?.[1];
  const id = field('ID');
  return id && `${id}${field('VERSION_ID') ?? ''}`;
}
