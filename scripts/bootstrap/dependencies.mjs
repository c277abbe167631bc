import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages a package's folder and what is locked there */

/**
 * Brings node_modules to what the lock file says, and does nothing if it is there already.
 *
 * Not by `npm ci`: it refuses a lock file without the packages of platforms that a registry does not carry. What it
 * would promise is asked for afterwards instead.
 *
 * @param {{ projectFolder: string }} options
 * @returns {Promise<import('./steps.mjs').StepResult<undefined>>}
 */
export async function installDependencies({ projectFolder }) {
  const wanted = await lockedPackages(join(projectFolder, 'package-lock.json'));
  const present = () => lockedPackages(join(projectFolder, 'node_modules/.package-lock.json')).catch(() => ({}));
  if (isInstalled({ wanted, present: await present() })) return { value: undefined, cached: true };
  // Without --include=dev a machine with NODE_ENV=production could not build the client.
  await npm(['install', '--no-save', '--include=dev', '--ignore-scripts'], { cwd: projectFolder });
  if (isInstalled({ wanted, present: await present() })) return { value: undefined };
  throw new Error(
    'package.json 与 package-lock.json 不一致，请执行 npm install 并提交锁文件。\n' +
      'package.json and package-lock.json do not agree: run "npm install" and commit the lock file.',
  );
}

/**
 * Says whether what npm noted in node_modules is what the lock file asks for. A missing optional package is in order:
 * it is another platform's.
 *
 * @param {{ wanted: LockedPackages, present: LockedPackages }} locks
 * @returns {boolean}
 */
export function isInstalled({ wanted, present }) {
  const missing = Object.entries(wanted).some(([folder, { version, integrity, optional }]) => {
    if (folder === '') return false;
    const found = present[folder];
    return found ? found.version !== version || found.integrity !== integrity : !optional;
  });
  return !missing && Object.keys(present).every((folder) => folder in wanted);
}

/**
 * @param {string} file
 * @returns {Promise<LockedPackages>}
 */
async function lockedPackages(file) {
  return JSON.parse(await readFile(file, 'utf8')).packages;
}
