import { chmod, writeFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { run } from '../bootstrap/command.mjs';
import { loads } from './loads.ts';

/** How long a machine without internet may lose here. */
const ANSWER_WITHIN_MS = 5_000;
/** About 3 MB, on a slow line. */
const DOWNLOAD_WITHIN_MS = 120_000;

interface OfficialOptions {
  readonly mediasoup: { readonly version: string; readonly repository: { readonly url: string } };
  readonly env: NodeJS.ProcessEnv;
  /** Where to unpack to. */
  readonly folder: string;
  readonly tell: (news: string) => void;
}

/**
 * Downloads the worker that the mediasoup project builds for each release. It is only tried when there is no worker
 * yet, so it costs an offline machine its few seconds once.
 *
 * @returns `undefined`, having said why, if it cannot be had or does not run here
 */
export async function downloadOfficial({ mediasoup, env, folder, tell }: OfficialOptions): Promise<string | undefined> {
  const url = officialUrl({ mediasoup, env, platform: process.platform, arch: process.arch, kernel: release() });
  try {
    const archive = join(folder, 'official.tgz');
    await writeFile(archive, await download(url));
    await run('tar', ['-xzf', archive, '-C', folder]);
    const binary = join(folder, 'mediasoup-worker');
    await chmod(binary, 0o755);
    if (await loads(binary)) return binary;
    tell('官方预编译版不适用于本机 the official prebuilt worker does not run on this machine');
  } catch (problem) {
    tell(`官方预编译版不可达 no official prebuilt worker: ${reasonOf(problem)} (${url})`);
  }
  return undefined;
}

/**
 * The address of the prebuilt worker, put together as mediasoup's own npm-scripts.mjs does. A mirror is named by the
 * variable that mediasoup names it by.
 */
export function officialUrl({
  mediasoup,
  env,
  platform,
  arch,
  kernel,
}: Pick<OfficialOptions, 'mediasoup' | 'env'> & { platform: string; arch: string; kernel: string }): string {
  const project = mediasoup.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  const base = env['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] || `${project}/releases/download`;
  const onKernel = platform === 'linux' ? `-kernel${kernel.split('.', 1).join()}` : '';
  return `${base}/${mediasoup.version}/mediasoup-worker-${mediasoup.version}-${platform}-${arch}${onKernel}.tgz`;
}

async function download(url: string): Promise<Uint8Array> {
  const abort = new AbortController();
  const within = (limitMs: number) => setTimeout(() => abort.abort(new Error(`no answer in ${limitMs} ms`)), limitMs);
  let timer = within(ANSWER_WITHIN_MS);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    clearTimeout(timer);
    timer = within(DOWNLOAD_WITHIN_MS);
    return await response.bytes();
  } finally {
    clearTimeout(timer);
  }
}

/** fetch hides the reason of a failed connection in `cause`. */
function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  return problem.cause instanceof Error ? problem.cause.message : problem.message;
}
