import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAtLeast } from '../bootstrap/versions.mjs';

/** The oldest version of a package that may be in the lock file, and why. */
export interface MinVersion {
  readonly package: string;
  readonly minimum: string;
  readonly advisory?: string;
  readonly because: string;
}

/** The part of package-lock.json that tells which versions there are. */
type LockedPackages = Readonly<Record<string, { readonly version?: string }>>;

/** Throws with each locked package that is older than security/min-versions.json allows. */
export async function checkMinVersions(projectFolder: string): Promise<undefined> {
  const read = async (file: string) => JSON.parse(await readFile(join(projectFolder, file), 'utf8'));
  const minimums: readonly MinVersion[] = await read('security/min-versions.json');
  const { packages }: { packages: LockedPackages } = await read('package-lock.json');
  const tooOld = findTooOld(packages, minimums);
  if (tooOld.length > 0) throw new Error(tooOld.join('\n'));
}

/** Lists every copy of a package that is too old: a second one may sit below a dependency of ours. */
export function findTooOld(packages: LockedPackages, minimums: readonly MinVersion[]): readonly string[] {
  return Object.entries(packages).flatMap(([folder, { version }]) => {
    const name = folder.split('node_modules/').at(-1);
    const rule = minimums.find((minimum) => minimum.package === name);
    if (rule === undefined || version === undefined || isAtLeast(version, rule.minimum)) return [];
    return [
      `${folder} is ${version}, wanted ≥ ${rule.minimum}: ${rule.because} (${rule.advisory ?? 'no advisory id'})`,
    ];
  });
}
