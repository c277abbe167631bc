import { expect, it } from 'vitest';
import { cacheKey, systemFrom, type WorkerIdentity } from '../../../../scripts/worker/cacheKey.ts';

const identity: WorkerIdentity = {
  mediasoupVersion: '3.27.1',
  platform: 'linux',
  arch: 'x64',
  system: 'debian12',
  recipeHash: '0123456789abcdef',
};

it('reads like what it stands for', () => {
  expect(cacheKey(identity)).toBe('3.27.1-linux-x64-debian12-01234567');
});

it.for([
  { mediasoupVersion: '3.27.2' },
  { platform: 'darwin' },
  { arch: 'arm64' },
  { system: 'debian13' },
  { recipeHash: 'fedcba9876543210' },
])('is another when %o', (change) => {
  expect(cacheKey({ ...identity, ...change })).not.toBe(cacheKey(identity));
});

it('reads the distribution with or without quotes', () => {
  expect(systemFrom('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n')).toBe('debian12');
  expect(systemFrom('ID="openEuler"\nVERSION_ID="24.03"\n')).toBe('openEuler24.03');
  expect(systemFrom('ID=arch\n')).toBe('arch');
  expect(systemFrom('')).toBeUndefined();
});
