import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { attempt } from '../bootstrap/command.mjs';
import type { StepResult } from '../bootstrap/steps.mjs';
import { ensureDebianPackages } from './apt.ts';

/** The names under which distributions install Chromium or Chrome. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

interface BrowserOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly tell: (news: string) => void;
}

/**
 * Finds the Chromium that the tests drive and a font that can draw Chinese, and brings what is missing from Debian.
 * CHROMIUM_BIN names another browser.
 */
export async function findBrowser({ env, tell }: BrowserOptions): Promise<StepResult<string>> {
  const [installed, drawsChinese] = await Promise.all([installedBrowser(env), hasChineseFont()]);
  if (installed !== undefined && drawsChinese) return { value: installed, cached: true, note: installed };
  const missing = [
    ...(installed === undefined ? ['chromium'] : []),
    ...(drawsChinese ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
  await ensureDebianPackages(missing, tell);
  const found = installed ?? (await installedBrowser(env));
  if (found === undefined) throw new Error(`none of ${NAMES.join(', ')} is on the path; CHROMIUM_BIN can name one`);
  return { value: found, note: found };
}

async function installedBrowser(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const given = env['CHROMIUM_BIN'];
  if (given) {
    await access(given, constants.X_OK);
    return given;
  }
  const folders = (env['PATH'] ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const candidate of candidates) {
    const runs = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return candidate;
  }
  return undefined;
}

async function hasChineseFont(): Promise<boolean> {
  const { output } = await attempt('fc-list', [':lang=zh-cn', 'family']).catch(() => ({ output: '' }));
  return output.trim() !== '';
}
