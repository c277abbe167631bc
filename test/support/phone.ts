import type { Browser, Page } from 'playwright-core';
import { openWindow } from './browser.ts';

/** A phone as an assistant holds it: small, touched, sharp. */
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** The address behind the code that a display shows. */
export async function passLinkOn(display: Page): Promise<string> {
  const code = display.getByRole('img', { name: '辅助教师的手机二维码' });
  await code.waitFor();
  return (await code.getAttribute('data-text')) ?? '';
}

/** A phone with which somebody has just scanned a code. */
export async function openPhone(browser: Browser, address: string, watch?: (page: Page) => unknown): Promise<Page> {
  const page = await openWindow(browser, PHONE);
  watch?.(page);
  await page.goto(address);
  return page;
}
