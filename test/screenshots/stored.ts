import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow, startBrowser } from '../support/browser.ts';
import { FaultProxy } from '../support/FaultProxy.ts';
import { signIn } from '../support/people.ts';
import { S3Server } from '../support/s3/S3Server.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

type Shoot = (shot: { readonly name: string; readonly page: Page }) => Promise<void>;

/** A take that was moved to a store: all well, a file that is damaged there, and the store away. */
export async function stored(shoot: Shoot): Promise<void> {
  const store = await S3Server.open();
  const line = await FaultProxy.open(store.port);
  const made = await startWithTake({ env: store.env(line.port) });
  const browser = await startBrowser();
  try {
    const admin = await openWindow(browser.browser);
    await signIn(admin, made.server, made.server.account('admin'));
    await admin.goto(`${made.server.url}/admin/settings`);
    const place = (text: RegExp) => admin.locator('dl > div').filter({ hasText: text }).waitFor();
    await place(/已搬走并核对.*8 个文件/);
    await shoot({ name: 'admin-settings', page: admin });
    // Gone here: what there is in the store counts.
    await rm(join(made.server.dataDir, 'takes', made.takeId), { recursive: true });
    await store.spoil((await store.keys())[0] ?? '');
    await admin.getByRole('button', { name: '核对全部文件' }).click();
    await place(/已损坏.*1 个文件/);
    const teacher = await openWindow(browser.browser);
    await signIn(teacher, made.server, made.server.account(TEACHER_OF_TAKE));
    await teacher.goto(`${made.server.url}/library`);
    await teacher.getByRole('listitem').first().waitFor();
    await shoot({ name: 'library-damaged', page: teacher });
    line.cut();
    await admin.getByText('上课和录制照常', { exact: false }).waitFor();
    await shoot({ name: 'admin-settings-away', page: admin });
    await teacher.goto(`${made.server.url}/replay/${made.takeId}?t=9`);
    await teacher.getByText('这份录像存放在别处', { exact: false }).first().waitFor();
    await shoot({ name: 'replay-away', page: teacher });
  } finally {
    await browser.close();
    await made.server.stop();
    await line.close();
    await store.close();
  }
}
