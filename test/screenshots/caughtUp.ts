import { drawLine, openCutLesson, pageShown } from '../support/cutLesson.ts';
import { openPhone, passLinkOn } from '../support/phone.ts';
import { shoot } from './camera.ts';
import { installScenery } from './scenery.ts';

/** So long the classroom is away: long enough for pictures of its catching up. */
const AWAY_MS = 75_000;

/** A classroom whose line was gone: it is asked, sees what it missed, and the teacher knows. */
export async function caughtUp(): Promise<void> {
  const live = await openCutLesson({ prepare: (page, seat) => page.addInitScript(installScenery, seat) });
  const { teacher, display, line, browser } = live;
  try {
    await display.keyboard.press('q');
    const phone = await openPhone(browser, await passLinkOn(display));
    await phone.locator('main[data-state="live"]').waitFor();
    await display.keyboard.press('Escape');
    line.cut();
    await display.locator('main[data-state="away"]').waitFor();
    await teacher.getByRole('button', { name: '笔', exact: true }).click();
    await drawLine(teacher, 0.7);
    await teacher.keyboard.press('PageDown');
    await teacher.waitForTimeout(AWAY_MS / 2);
    await teacher.keyboard.press('PageDown');
    await teacher.waitForTimeout(AWAY_MS / 2);
    line.mend();
    const begin = display.getByRole('button', { name: '补看', exact: true });
    await begin.waitFor();
    await shoot({ name: 'display-catch-up-offered', page: display });
    // The last picture of it may have taken longer than the offer lasts: the phone can still say yes.
    await shoot({ name: 'phone-catch-up-offered', page: phone });
    await phone.getByRole('button', { name: '补看', exact: true }).click();
    await display.getByRole('button', { name: '回到直播' }).waitFor();
    await pageShown(display, '1');
    await shoot({ name: 'display-catch-up', page: display });
    await shoot({ name: 'console-catch-up', page: teacher });
    await phone.getByRole('button', { name: '回到直播' }).click();
    await teacher.getByText(/错过 \d/).waitFor();
    await shoot({ name: 'console-missed', page: teacher });
  } finally {
    await live.end();
  }
}
