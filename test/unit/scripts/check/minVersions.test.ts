import { expect, it } from 'vitest';
import { findTooOld } from '../../../../scripts/check/minVersions.ts';

const rules = [{ package: 'ws', minimum: '8.21.0', advisory: 'GHSA-x', because: 'it runs out of memory' }];

it('is content with the minimum and with what has no rule', () => {
  const packages = { '': {}, 'node_modules/ws': { version: '8.21.0' }, 'node_modules/zod': { version: '1.0.0' } };
  expect(findTooOld(packages, rules)).toEqual([]);
});

it('finds an old copy below another package, and says why it matters', () => {
  const packages = {
    'node_modules/ws': { version: '8.21.3' },
    'node_modules/engine.io/node_modules/ws': { version: '8.17.1' },
  };
  expect(findTooOld(packages, rules)).toEqual([
    'node_modules/engine.io/node_modules/ws is 8.17.1, wanted ≥ 8.21.0: it runs out of memory (GHSA-x)',
  ]);
});

it('does not take a scoped package for its namesake', () => {
  expect(findTooOld({ 'node_modules/@types/ws': { version: '8.5.0' } }, rules)).toEqual([]);
});
