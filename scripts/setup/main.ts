import { cacheFolder, projectFolder } from '../bootstrap/places.mjs';
import { tellFailure, terminalSteps } from '../bootstrap/steps.mjs';
import { findWorker } from '../worker/findWorker.ts';
import { workerWays } from '../worker/workerWays.ts';
import { findBrowser } from './browser.ts';
import { buildClient } from './client.ts';
import { findFfmpeg } from './ffmpeg.ts';
import { findPoorLine } from './poorLine.ts';

/** A part of the set-up; what it finds goes to the program that follows, as environment variables. */
type Part = () => Promise<Record<string, string>>;

const parts: Record<string, Part> = {
  worker: async () => {
    const binary = await terminalSteps.run('媒体核心 mediasoup worker', async (tell) => {
      const ways = await workerWays({ projectFolder, cacheFolder: cacheFolder(process.env), env: process.env, tell });
      const { binary: value, origin } = await findWorker(ways);
      return { value, cached: origin === 'cache' || origin === 'MEDIASOUP_WORKER_BIN', note: origin };
    });
    return { MEDIASOUP_WORKER_BIN: binary };
  },
  client: async () => {
    await terminalSteps.run('网页 client', () => buildClient(projectFolder));
    return {};
  },
  browser: async () => {
    const binary = await terminalSteps.run('浏览器 Chromium', (tell) => findBrowser({ env: process.env, tell }));
    return { CHROMIUM_BIN: binary };
  },
  ffmpeg: async () => {
    await terminalSteps.run('检验录制 ffmpeg', findFfmpeg);
    return {};
  },
  'poor-line': async () => {
    await terminalSteps.run('细线路 poor line', findPoorLine);
    return {};
  },
};

// Whoever started us is gone: a build for nobody must not go on.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
try {
  const found: Record<string, string> = {};
  for (const name of process.argv.slice(2)) {
    const part = parts[name];
    if (part === undefined) throw new Error(`no such part of the set-up: ${name}`);
    Object.assign(found, await part());
  }
  process.send?.(found);
} catch (problem) {
  process.exitCode = 1;
  tellFailure(problem);
}
