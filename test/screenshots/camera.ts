import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 360, height: 740 },
] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

type Shot = { readonly name: string; readonly page: Page; readonly inReadme?: boolean };

/** Whether every screen is wanted. */
export const all = process.argv.includes('--all');
/** Where the pictures go, from the project's folder. */
export const directory = all ? 'var/screenshots' : 'docs/screenshots';
mkdirSync(directory, { recursive: true });

/** Photographs a window: once for the README, or in every size and language. */
export async function shoot({ name, page, inReadme = false }: Shot): Promise<void> {
  if (!all) {
    if (inReadme) await page.screenshot({ path: join(directory, `${name}.png`) });
    return;
  }
  const before = page.viewportSize();
  for (const language of LANGUAGES) {
    await chooseLanguage(page, language);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(directory, `${name}.${language}.${size.width}.png`) });
    }
  }
  await chooseLanguage(page, 'zh-CN');
  if (before) await page.setViewportSize(before);
}

/** Chooses the language in another window of the same browser; all windows follow. */
async function chooseLanguage(page: Page, language: string): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(new URL('/healthz', page.url()).href);
  await other.evaluate((chosen) => localStorage.setItem('tongtang.language', chosen), language);
  await other.close();
}
