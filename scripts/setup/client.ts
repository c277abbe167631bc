import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../bootstrap/command.mjs';
import type { StepResult } from '../bootstrap/steps.mjs';
import { treeHash } from './treeHash.ts';

/** All that the built client depends on. The lock file stands for node_modules. */
const INPUTS = ['client', 'shared', 'vite.config.ts', 'scripts/build', 'tsconfig.json', 'package-lock.json'];

/** Builds the client into dist/client, unless what is there was built from these very inputs. */
export async function buildClient(projectFolder: string): Promise<StepResult<undefined>> {
  const noteFile = join(projectFolder, 'dist/client.inputs');
  const inputs = await treeHash(projectFolder, INPUTS);
  const builtFrom = await readFile(noteFile, 'utf8').catch(() => undefined);
  const builtThere = await readFile(join(projectFolder, 'dist/client/index.html')).catch(() => undefined);
  if (builtFrom === inputs && builtThere !== undefined) return { value: undefined, cached: true };
  await run(process.execPath, [join(projectFolder, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: projectFolder });
  await mkdir(join(projectFolder, 'dist'), { recursive: true });
  await writeFile(noteFile, inputs);
  return { value: undefined };
}
