import { expect, it } from 'vitest';
import { isAtLeast } from '../../../../scripts/bootstrap/versions.mjs';

it('compares numbers, not letters', () => {
  expect(isAtLeast('24.10.0', '24.7.0')).toBe(true);
  expect(isAtLeast('24.6.9', '24.7.0')).toBe(false);
  expect(isAtLeast('8.21.0', '8.3')).toBe(true);
});

it('takes the minimum itself as enough', () => {
  expect(isAtLeast('v24.7.0', '24.7.0')).toBe(true);
  expect(isAtLeast('24.7', '24.7.0')).toBe(true);
});

it('looks past a pre-release or a build', () => {
  expect(isAtLeast('25.0.0-nightly2026', '24.7.0')).toBe(true);
  expect(isAtLeast('1.2.3+deb12u1', '1.2.4')).toBe(false);
});

it('refuses what is not a version', () => {
  expect(() => isAtLeast('latest', '1.0.0')).toThrow('not a version: latest');
});
