import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { DEBIAN_PACKAGES } from './recipe/recipe.ts';

/** What makes one machine's worker useless on another, or one version's useless to the next. */
export interface WorkerIdentity {
  readonly mediasoupVersion: string;
  readonly platform: string;
  readonly arch: string;
  /** The distribution and its release, which fixes libc and the ABI of every library: `debian12`. */
  readonly system: string;
  /** The hash of our build recipe. */
  readonly recipeHash: string;
  /** The distribution's versions of the libraries that a worker built here uses, by package. */
  readonly libraries: Readonly<Record<string, string>>;
}

/** Names the folder of the cache in which the worker for this machine, as it is now, is kept. */
export function cacheKey(identity: WorkerIdentity): string {
  const versions = Object.entries(identity.libraries).sort(([one], [other]) => (one < other ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify(versions)).digest('hex');
  return `${kindKey(identity)}-${hash.slice(0, 8)}`;
}

/**
 * What the keys of all workers begin with that differ in their libraries' versions alone. Such a one mostly works after
 * an update of the libraries too, and trying it takes a second where building another takes minutes.
 */
export function kindKey(identity: Omit<WorkerIdentity, 'libraries'>): string {
  const { mediasoupVersion, platform, arch, system, recipeHash } = identity;
  return [mediasoupVersion, platform, arch, system, recipeHash.slice(0, 8)].join('-');
}

/**
 * The versions of the recipe's libraries, as far as they are installed; `installed` gives those of any packages. Debian's
 * -dev package of a library is always of the very version of the library itself, and has the same name in each release.
 */
export async function libraryVersions(
  installed: (packages: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Record<string, string>> {
  return Object.fromEntries(await installed(DEBIAN_PACKAGES.filter((name) => name.endsWith('-dev'))));
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
