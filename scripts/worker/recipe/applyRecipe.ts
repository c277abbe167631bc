import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recipeFolder, SOURCE_EDITS, type SourceEdit } from './recipe.ts';

/** Turns a copy of mediasoup's worker/ folder into one that builds with the distribution's libraries alone. */
export async function applyRecipe(sourceFolder: string): Promise<void> {
  await replaceSubprojects(sourceFolder);
  await cp(join(recipeFolder, 'precompiled'), join(sourceFolder, 'precompiled'), { recursive: true });
  for (const edit of SOURCE_EDITS) {
    const file = join(sourceFolder, edit.file);
    await writeFile(file, applyEdit(await readFile(file, 'utf8'), edit));
  }
}

/** Makes one change, or says why this source is not the one that the change was written for. */
export function applyEdit(text: string, { file, find, replace, because }: SourceEdit): string {
  const found = text.split(find).length - 1;
  if (found === 1) return text.replace(find, () => replace);
  throw new Error(
    `mediasoup 的 ${file} 与编译配方不符：需改动的文字出现 ${found} 次。\n` +
      `mediasoup's ${file} is not the one that scripts/worker/recipe was written for: it has "${find}" ${found} times.\n` +
      `The change is needed because ${because}\nCompare the file with the recipe, or set MEDIASOUP_WORKER_BIN.`,
  );
}

/**
 * Each subproject that meson would download becomes a folder that hands on the system's library. A .wrap file says
 * under which folder name meson looks for it, so a new version of a library needs no change here.
 */
async function replaceSubprojects(sourceFolder: string): Promise<void> {
  const folder = join(sourceFolder, 'subprojects');
  for (const name of await readdir(folder)) {
    const ours = join(recipeFolder, 'subprojects', name.replace(/\.wrap$/, ''));
    if (!name.endsWith('.wrap') || !existsSync(ours)) continue;
    const directory = /^directory *= *(.+)$/m.exec(await readFile(join(folder, name), 'utf8'))?.[1];
    if (directory === undefined) throw new Error(`${name} names no directory`);
    await rm(join(folder, directory), { recursive: true, force: true });
    await cp(ours, join(folder, directory), { recursive: true });
  }
}
