import { expect, it } from 'vitest';
import { officialUrl } from '../../../../scripts/worker/official.ts';

const mediasoup = { version: '3.27.1', repository: { url: 'git+https://example.org/team/mediasoup.git' } };
const here = { platform: 'linux', arch: 'x64', kernel: '6.1.0-18-amd64' };

it('asks the project that the package names, for this kernel', () => {
  expect(officialUrl({ mediasoup, env: {}, ...here })).toBe(
    'https://example.org/team/mediasoup/releases/download/3.27.1/mediasoup-worker-3.27.1-linux-x64-kernel6.tgz',
  );
});

it('asks a mirror by the variable that mediasoup itself uses', () => {
  const env = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'https://mirror.example/mediasoup' };
  expect(officialUrl({ mediasoup, env, ...here })).toMatch(/^https:\/\/mirror\.example\/mediasoup\/3\.27\.1\//);
});

it('names no kernel where mediasoup names none', () => {
  expect(officialUrl({ mediasoup, env: {}, ...here, platform: 'darwin' })).toMatch(/-darwin-x64\.tgz$/);
});
