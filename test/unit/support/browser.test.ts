import { expect, it } from 'vitest';
import { chromiumOf } from '../../support/browser.ts';

it('drives the browser that the set-up has found, else the one of Debian', () => {
  expect(chromiumOf({ CHROMIUM_BIN: '/opt/chrome/chrome' })).toBe('/opt/chrome/chrome');
  expect(chromiumOf({ CHROMIUM_BIN: '' })).toBe('/usr/bin/chromium');
  expect(chromiumOf({})).toBe('/usr/bin/chromium');
});
