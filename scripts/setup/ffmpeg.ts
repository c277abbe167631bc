import { attempt } from '../bootstrap/command.mjs';
import type { StepResult } from '../bootstrap/steps.mjs';
import { ensureDebianPackages } from './apt.ts';

/** What the tests of recordings make streams with and judge files by; the product itself never calls it. */
const PROGRAMS = ['ffmpeg', 'ffprobe'];

/** Brings ffmpeg from Debian if it is not there. */
export async function findFfmpeg(tell: (news: string) => void): Promise<StepResult<undefined>> {
  if (await isInstalled()) return { value: undefined, cached: true };
  await ensureDebianPackages(['ffmpeg'], tell);
  if (!(await isInstalled())) throw new Error(`${PROGRAMS.join(' and ')} must be on the path`);
  return { value: undefined };
}

async function isInstalled(): Promise<boolean> {
  const versions = await Promise.all(
    PROGRAMS.map((name) =>
      attempt(name, ['-version']).then(
        ({ exitCode }) => exitCode === 0,
        () => false,
      ),
    ),
  );
  return versions.every(Boolean);
}
