import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { shoot } from './camera.ts';

type Scene = { readonly url: string; readonly takeId: string; readonly studyId: string };

/** The downloads of a study whose blind round goes on, what an ELAN document has that was changed, and those of a lesson. */
export async function exported(
  { url, takeId, studyId }: Scene,
  { lead, rater }: { lead: Page; rater: Page },
): Promise<void> {
  await rater.goto(`${url}/studies/${studyId}`);
  await rater.getByRole('button', { name: '下载' }).click();
  await rater.waitForTimeout(700);
  await shoot({ name: 'study-download', page: rater });
  const [download] = await Promise.all([
    rater.waitForEvent('download'),
    rater.getByRole('link', { name: '下载 ELAN（EAF）' }).click(),
  ]);
  const text = (await readFile(await download.path(), 'utf8'))
    .replace('TIME_VALUE="9000"', 'TIME_VALUE="8000"')
    .replace('CVE_REF="4"', 'CVE_REF="5"');
  const chooser = rater.waitForEvent('filechooser');
  await rater.getByRole('button', { name: '选 .eaf 文件' }).click();
  await (await chooser).setFiles({ name: 'changed.eaf', mimeType: 'text/xml', buffer: Buffer.from(text) });
  const take = rater.getByRole('button', { name: '写到我的编码表' });
  await take.waitFor();
  await take.scrollIntoViewIfNeeded();
  await shoot({ name: 'study-import', page: rater });
  await lead.goto(`${url}/replay/${takeId}`);
  await lead.getByRole('button', { name: '下载', exact: true }).click();
  await lead.getByRole('heading', { name: '给其他软件用的文件' }).scrollIntoViewIfNeeded();
  await lead.getByRole('link', { name: '下载 以上全部（ZIP）' }).scrollIntoViewIfNeeded();
  await lead.waitForTimeout(700);
  await shoot({ name: 'take-download', page: lead });
}
