import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser } from '../support/browser.ts';

const PAGE = (body: string) =>
  `<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>${body}</main></body></html>`;
const BAD = PAGE(`
  <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
  <button></button>
  <p style="color: #bbb; background: #fff">Hardly to be read</p>
  <input type="text">
  <ul><div role="listitem">Not in a list of items</div></ul>
  <p aria-invented="true">What nobody knows</p>
`);
const GOOD = PAGE('<p>Words in black on white</p><label>Name <input type="text"></label><button>Press</button>');

let chromium: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;

beforeAll(async () => {
  chromium = await startBrowser();
  page = await openWindow(chromium.browser);
});
afterAll(() => chromium?.close());

/** All that axe has to say, in its usual and more costly way. */
async function atLength(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

it('finds on a page whatever axe calls serious when it is asked at length', async () => {
  await page.setContent(BAD);
  const found = await seriousFaults(page);
  for (const rule of ['image-alt', 'button-name', 'color-contrast', 'label', 'aria-valid-attr'])
    expect(found.map((fault) => fault.split(':')[0])).toContain(rule);
  expect(found).toEqual(await atLength());
});

it('finds nothing where nothing is', async () => {
  await page.setContent(GOOD);
  expect(await seriousFaults(page)).toEqual([]);
  expect(await atLength()).toEqual([]);
});
