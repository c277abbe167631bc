import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that tests make with much work are kept here, for all test files and for the next run. */
const KEPT = join(import.meta.dirname, '../../node_modules/.cache/tongtang/made');

type Kept = {
  /** All that the file depends on; it serves as its name. */
  readonly recipe: readonly string[];
  readonly make: (path: string) => Promise<void>;
  /** Where it is kept, if not with all others. */
  readonly folder?: string;
};

/**
 * Puts a file at `path` that comes out the same each time it is made: it is made once, and copied from then on. Of
 * several who want it at once, in one process or more, each gets a whole one.
 */
export async function keptFile(path: string, { recipe, make, folder = KEPT }: Kept): Promise<void> {
  const extension = /\.\w+$/.exec(path)?.[0] ?? '';
  const name = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 32);
  const kept = join(folder, `${name}${extension}`);
  if (!(await isThere(kept))) {
    await mkdir(folder, { recursive: true });
    const own = join(folder, `${name}.${randomUUID()}${extension}`);
    try {
      await make(own);
      await rename(own, kept);
    } finally {
      await rm(own, { force: true });
    }
  }
  await copyFile(kept, path, constants.COPYFILE_FICLONE);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
