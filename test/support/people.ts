import { type APIRequestContext, type Browser, type Page, request } from 'playwright-core';
import type { EndpointReply } from '../../shared/api/index.ts';
import { openWindow } from './browser.ts';
import type { Account, RunningServer } from './startServer.ts';

/** Signs in through the REST side; the window's cookie is then that person's. */
export async function signIn(page: Page, server: RunningServer, account: Account): Promise<void> {
  const response = await page.request.post(`${server.url}/api/session`, { data: account });
  if (!response.ok())
    throw new Error(`sign-in of ${account.signInName}: ${response.status()} ${await response.text()}`);
}

/** Requests of a person who has signed in, without a window. Dispose of it when done. */
export async function requestsOf(server: RunningServer, signInName: string): Promise<APIRequestContext> {
  const requests = await request.newContext();
  const response = await requests.post(`${server.url}/api/session`, { data: server.account(signInName) });
  if (!response.ok()) throw new Error(`sign-in of ${signInName}: ${response.status()} ${await response.text()}`);
  return requests;
}

/** The demonstration's lesson of now, as its teacher sees it. */
export async function lessonNowOf(requests: APIRequestContext, server: RunningServer) {
  const response = await requests.get(`${server.url}/api/today`);
  if (!response.ok()) throw new Error(`today: ${response.status()} ${await response.text()}`);
  const { lessons }: EndpointReply<'lessons.today'> = await response.json();
  const nowMs = Date.now();
  const lesson = lessons.find(({ startsAtMs, endsAtMs }) => startsAtMs <= nowMs && nowMs < endsAtMs);
  if (!lesson) throw new Error('the demonstration has no lesson now');
  return lesson;
}

/** The same, for a window in which the teacher has signed in. */
export const lessonNow = (teacher: Page, server: RunningServer) => lessonNowOf(teacher.request, server);

/**
 * Opens a display, reads the code from its screen, lets somebody approve it for a classroom, and presses the one key
 * that starts it. Its camera is synthetic and hums at `toneHz`, so that one classroom can be told from another by ear.
 */
export async function pairedDisplay(options: {
  browser: Browser;
  server: RunningServer;
  approver: APIRequestContext;
  classroomId: string;
  toneHz: number;
  /** Called with the window before it opens anything. */
  before?: ((page: Page) => Promise<unknown>) | undefined;
  /** Gives the window a camera of its own instead of the synthetic one. */
  prepare?: ((page: Page) => Promise<unknown>) | undefined;
}): Promise<Page> {
  const { browser, server, approver, classroomId, toneHz, before, prepare } = options;
  const page = await openWindow(browser);
  await before?.(page);
  await prepare?.(page);
  await page.goto(`${server.url}/display${prepare ? '' : `?camera=synthetic&tone=${toneHz}`}`);
  const code = await page.getByRole('status', { name: '配对码' }).textContent();
  const response = await approver.post(`${server.url}/api/pairings/approve`, {
    data: { code: code?.trim(), classroomId },
  });
  if (!response.ok()) throw new Error(`pairing: ${response.status()} ${await response.text()}`);
  await page.locator('main[data-state="starting"]').waitFor();
  await page.keyboard.press('Enter');
  return page;
}
