import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../support/browser.ts';
import type { startWithTake } from '../support/take/startWithTake.ts';

type Shoot = (shot: { readonly name: string; readonly page: Page }) => Promise<void>;
type Scene = Pick<Awaited<ReturnType<typeof startWithTake>>, 'server' | 'takeId'> & {
  /** The teacher's window. */
  readonly page: Page;
  readonly browser: Browser;
};

/** The links to a take: being made, made, opened by a guest, and no longer good. */
export async function shared({ page, server, takeId, browser }: Scene, shoot: Shoot): Promise<void> {
  await page.goto(`${server.url}/replay/${takeId}?t=9`);
  await page.getByRole('slider', { name: '时间轴' }).waitFor();
  await page.getByRole('button', { name: '分享', exact: true }).click();
  await shoot({ name: 'share-whole', page });
  await page.getByText('一个片段').click();
  await page.getByLabel('到（分:秒）').fill('0:16');
  await page.getByLabel('给谁').fill('内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇第一中心小学');
  await page.getByLabel('允许下载').check();
  await shoot({ name: 'share-clip', page });
  await page.getByRole('button', { name: '生成链接' }).click();
  const link = await page.getByLabel('链接', { exact: true }).inputValue();
  await shoot({ name: 'share-made', page });
  const guest = await openWindow(browser);
  await guest.goto(link);
  await guest.getByRole('slider', { name: '时间轴' }).waitFor();
  await guest.waitForTimeout(1_500);
  await shoot({ name: 'guest', page: guest });
  await page.getByRole('button', { name: /^停用给/ }).click();
  await guest.getByRole('heading', { name: '这个链接已失效' }).waitFor();
  await shoot({ name: 'guest-gone', page: guest });
  await guest.context().close();
}
