import { expect, it } from 'vitest';
import { isInstalled } from '../../../../scripts/bootstrap/dependencies.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };

it('is content when every locked package is there', () => {
  const wanted = { '': {}, 'node_modules/zod': zod };
  expect(isInstalled({ wanted, present: { 'node_modules/zod': zod } })).toBe(true);
});

it('does not miss the packages of other platforms', () => {
  const wanted = { 'node_modules/zod': zod, 'node_modules/biome-win32': { version: '1.0.0', optional: true } };
  expect(isInstalled({ wanted, present: { 'node_modules/zod': zod } })).toBe(true);
});

it.for([
  ['nothing is installed', {}],
  ['a version differs', { 'node_modules/zod': { ...zod, version: '4.6.6' } }],
  ['the same version has another content', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
  ['something is there that nobody asked for', { 'node_modules/zod': zod, 'node_modules/left-over': zod }],
] as const)('wants an install when %s', ([, present]) => {
  expect(isInstalled({ wanted: { 'node_modules/zod': zod }, present })).toBe(false);
});
