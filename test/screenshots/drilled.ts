import { openWindow } from '../support/browser.ts';
import { openLiveLesson } from '../support/liveLesson.ts';
import { signIn } from '../support/people.ts';
import { shoot } from './camera.ts';
import { installScenery } from './scenery.ts';

/** As long as three faults take on a busy machine, in ms. */
const DRILL_MS = 300_000;

/** A drill from its choice to its report, and what the teacher and a classroom see of it. */
export async function drilled(): Promise<void> {
  const live = await openLiveLesson({ prepare: (page, seat) => page.addInitScript(installScenery, seat) });
  const { teacher, displays, server } = live;
  try {
    const page = await openWindow(live.browser);
    await signIn(page, server, server.account('admin'));
    await page.goto(`${server.url}/admin/drill`);
    await page.getByText('现在没有课在上').waitFor();
    await shoot({ name: 'drill-none-live', page });
    await teacher.getByRole('button', { name: '上课', exact: true }).click();
    for (const display of displays) await display.page.locator('main[data-state="live"]').waitFor({ timeout: 60_000 });
    await page.goto(`${server.url}/admin/drill`);
    await page.getByRole('link', { name: /茉莉花/ }).waitFor();
    await shoot({ name: 'drill-lessons', page });
    await page.getByRole('link', { name: /茉莉花/ }).click();
    await page.getByRole('button', { name: '开始演练' }).waitFor();
    await shoot({ name: 'drill-plan', page });
    await page.getByRole('textbox', { name: /写出这节课的课题/ }).fill('茉莉花');
    await page.getByRole('button', { name: '开始演练' }).click();
    await page.getByRole('heading', { name: '正在演练' }).waitFor();
    await displays[1].page.getByText('正在演练：画面会短暂中断').waitFor();
    await displays[1].page.bringToFront();
    await shoot({ name: 'drill-display', page: displays[1].page });
    await shoot({ name: 'drill-console', page: teacher });
    await shoot({ name: 'drill-going-on', page });
    await page.getByText('全部做完').waitFor({ timeout: DRILL_MS });
    await shoot({ name: 'drill-report', page });
  } finally {
    await live.end();
  }
}
