import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: every path in the scripts starts here, wherever npm was called from. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where things live that outlast node_modules: Node 24, mediasoup's worker.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function cacheFolder(env) {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tongtang');
}
