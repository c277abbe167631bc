import type { Page } from 'playwright-core';

/** By the keys of a remote control: opens the menu, goes down to each of the words in turn, and presses OK on it. */
export async function chooseByRemote(page: Page, ...words: readonly string[]): Promise<void> {
  await page.keyboard.press('Enter');
  const first = page.getByRole('navigation', { name: '大屏菜单' });
  await first.waitFor();
  for (const [index, word] of words.entries()) {
    const menu = index === 0 ? first : page.getByRole('navigation', { name: words[index - 1] ?? '', exact: true });
    await menu.waitFor();
    await goTo(page, word);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('navigation').waitFor({ state: 'detached' });
}

/** Goes down until the focus is on a word. */
export async function goTo(page: Page, word: string): Promise<void> {
  const buttons = await page.getByRole('navigation').getByRole('button').count();
  for (let steps = 0; steps <= buttons; steps += 1) {
    const focused = page.locator('button:focus');
    if ((await focused.count()) > 0) {
      const said = (await focused.getAttribute('aria-label')) ?? (await focused.textContent());
      if (said === word) return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`there is no way down to ${word}`);
}
