import type { Page } from 'playwright-core';

/** More stops than any screen has. */
const MOST_STOPS = 120;

/** What a screen reader would call the element that has the focus. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return '';
    const label = 'labels' in focused && focused.labels instanceof NodeList ? focused.labels[0] : undefined;
    const named =
      focused.getAttribute('aria-label') ?? (label instanceof HTMLElement ? label.textContent : focused.textContent);
    return named.trim();
  });
}

/** Goes from stop to stop with the Tab key until the focus is on what is called `name`. Never touches the mouse. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const here = await focusedName(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
    passed.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${name}; passed: ${[...new Set(passed)].join(' | ')}`);
}

/** Presses what is called `name`, by keyboard. */
export async function pressOn(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

/** Fills the field called `name`, by keyboard; what was in it goes. */
export async function typeInto(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Chooses in the list called `name` what `search` finds first, by keyboard: types, sees it marked, presses Enter. */
export async function chooseIn(page: Page, name: string | RegExp, search: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(search);
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list.locator('.ant-select-item-option-active').filter({ hasText: search }).waitFor();
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
}
