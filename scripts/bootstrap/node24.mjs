import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.mjs';
import { npm } from './npm.mjs';
import { projectFolder } from './places.mjs';
import { isAtLeast } from './versions.mjs';

/** The first Node that runs our TypeScript as it is and has argon2 in `node:crypto`. */
const NODE_MINIMUM = '24.7.0';

/** A package.json and its lock file (with checksums) that bring Node itself, one package a platform. */
const runtimeFolder = join(projectFolder, 'scripts/bootstrap/runtime');

/**
 * Finds a Node that is new enough: the one that runs this, one fetched before, or one fetched now from the registry.
 *
 * @param {{ cacheFolder: string }} options
 * @returns {Promise<import('./steps.mjs').StepResult<string>>} the path of the binary
 */
export async function findNode24({ cacheFolder }) {
  if (isAtLeast(process.versions.node, NODE_MINIMUM)) {
    return { value: process.execPath, cached: true, note: `${process.version} 本机已有 already here` };
  }
  const packageName = `node-${process.platform}-${process.arch}`;
  const version = packagedVersion(packageName);
  const folder = join(cacheFolder, 'node', version);
  const binary = join(folder, 'node_modules', packageName, 'bin/node');
  const cached = existsSync(binary);
  if (!cached) await fetchNode({ folder, binary: join('node_modules', packageName, 'bin/node') });
  return { value: binary, cached, note: `v${version}` };
}

/** @param {string} packageName */
function packagedVersion(packageName) {
  /** @type {{ optionalDependencies: Record<string, string> }} */
  const { optionalDependencies } = JSON.parse(readFileSync(join(runtimeFolder, 'package.json'), 'utf8'));
  const version = optionalDependencies[packageName];
  if (version === undefined) throw new Error(whatToDo(`no Node package for this platform (${packageName})`));
  return version;
}

/**
 * Installs beside the final place and moves it there whole, so that an interrupted download leaves nothing half done.
 *
 * @param {{ folder: string, binary: string }} options
 */
async function fetchNode({ folder, binary }) {
  await mkdir(join(folder, '..'), { recursive: true });
  const staging = await mkdtemp(`${folder}-`);
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(join(runtimeFolder, file), join(staging, file));
    }
    await npm(['ci', '--ignore-scripts'], { cwd: staging });
    // npm passes over an optional package that it could not fetch without a word: ask the binary itself.
    await run(join(staging, binary), ['--version']).catch((cause) => {
      throw new Error(whatToDo(`npm did not deliver a Node that runs: ${cause.message}`), { cause });
    });
    if (!existsSync(folder)) await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** @param {string} problem */
function whatToDo(problem) {
  return `${problem}\n请检查 npm 镜像是否可达（npm ping），或自行安装 Node ≥ ${NODE_MINIMUM} 后重试。\nCheck that the npm registry can be reached (npm ping), or install Node ≥ ${NODE_MINIMUM} and try again.`;
}
