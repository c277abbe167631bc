import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { requestsOf } from '../support/people.ts';

/** No network carries this (RFC 1112, class E): as where a firewall lets neither UDP nor TCP to the media port. */
const UNREACHABLE = '240.0.0.1';
const WATCHED_FOR_MS = 50_000;
/** A seat that is not connected is given up after this long, in ms. */
const GIVEN_UP_AFTER_MS = 15_000;
const SEATS = 4;

let live: LiveLessonInTest;
beforeAll(async () => {
  live = await openLiveLesson({ env: { ANNOUNCED_ADDRESS: UNREACHABLE } });
  await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
  for (const { page } of live.displays) await page.locator('main[data-state="live"]').waitFor({ timeout: 20_000 });
});
afterAll(() => live?.end());

it('holds no more for seats that media cannot reach however long they try, and they go on trying at an even pace', async () => {
  const admin = await requestsOf(live.server, 'admin');
  const held: number[] = [];
  const untilMs = Date.now() + WATCHED_FOR_MS;
  while (Date.now() < untilMs) {
    const metrics = await (await admin.get(`${live.server.url}/metrics`)).text();
    held.push(Number(/^tongtang_media_held\{what="transports"\} (\d+)$/m.exec(metrics)?.[1]));
    await live.teacher.waitForTimeout(1_000);
  }
  await admin.dispose();
  const givenUp = live.server.output().match(/seat\.not-connected/g)?.length ?? 0;
  const most = SEATS * Math.ceil(WATCHED_FOR_MS / GIVEN_UP_AFTER_MS + 1);
  expect(Math.max(...held)).toBeLessThanOrEqual(2 * SEATS);
  expect(givenUp).toBeGreaterThanOrEqual(SEATS);
  expect(givenUp).toBeLessThanOrEqual(most);
  expect(live.server.output()).not.toContain('worker.died');
});
