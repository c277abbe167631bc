import { expect, it } from 'vitest';
import {
  cacheKey,
  kindKey,
  libraryVersions,
  systemFrom,
  type WorkerIdentity,
} from '../../../../scripts/worker/cacheKey.ts';

const identity: WorkerIdentity = {
  mediasoupVersion: '3.27.1',
  platform: 'linux',
  arch: 'x64',
  system: 'debian12',
  recipeHash: '0123456789abcdef',
  libraries: { 'libssl-dev': '3.0.15-1~deb12u1', 'libuv1-dev': '1.44.2-1+deb12u1' },
};

it('reads like what it stands for', () => {
  expect(cacheKey(identity)).toMatch(/^3\.27\.1-linux-x64-debian12-01234567-[0-9a-f]{8}$/);
  expect(cacheKey(identity)).toMatch(new RegExp(`^${kindKey(identity)}-`));
});

it.for([
  { mediasoupVersion: '3.27.2' },
  { platform: 'darwin' },
  { arch: 'arm64' },
  { system: 'debian13' },
  { recipeHash: 'fedcba9876543210' },
  { libraries: { ...identity.libraries, 'libssl-dev': '3.0.19-1~deb12u2' } },
  { libraries: {} },
])('is another when %o', (change) => {
  expect(cacheKey({ ...identity, ...change })).not.toBe(cacheKey(identity));
});

it('is the same in whatever order the libraries come', () => {
  const libraries = Object.fromEntries(Object.entries(identity.libraries).reverse());
  expect(cacheKey({ ...identity, libraries })).toBe(cacheKey(identity));
});

it('knows which of the packages for the build are libraries, and asks dpkg for them', async () => {
  const versions = await libraryVersions(async (packages) => new Map(packages.map((name) => [name, `1 of ${name}`])));
  expect(versions).toMatchObject({ 'libssl-dev': '1 of libssl-dev', 'libsrtp2-dev': '1 of libsrtp2-dev' });
  expect(Object.keys(versions)).not.toContain('ninja-build');
});

it('reads the distribution with or without quotes', () => {
  expect(systemFrom('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n')).toBe('debian12');
  expect(systemFrom('ID="openEuler"\nVERSION_ID="24.03"\n')).toBe('openEuler24.03');
  expect(systemFrom('ID=arch\n')).toBe('arch');
  expect(systemFrom('')).toBeUndefined();
});
