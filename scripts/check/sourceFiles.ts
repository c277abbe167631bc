import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** The folders that hold what we write ourselves. */
const FOLDERS = ['client', 'scripts', 'server', 'shared', 'test'];
const EXTENSIONS = new Set(['.ts', '.tsx', '.mjs', '.css']);

/** A source file, read. */
export interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Reads every source file of the project. */
export async function readSourceFiles(projectFolder: string): Promise<readonly SourceFile[]> {
  const perFolder = await Promise.all(FOLDERS.map((folder) => filesBelow(projectFolder, folder)));
  return Promise.all(
    perFolder.flat().map(async (path) => ({ path, text: await readFile(join(projectFolder, path), 'utf8') })),
  );
}

async function filesBelow(projectFolder: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(projectFolder, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length).replace(/^\/+/, ''))
    .sort();
}
