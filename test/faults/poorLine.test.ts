import { afterAll, beforeAll, expect, it } from 'vitest';
import { moves, soundsLike } from '../support/measure.ts';
import { type FarLesson, openFarLesson } from '../support/netlab/farLesson.ts';
import { makePdf } from '../support/pdf.ts';

const PICTURE = 'figure[data-kind="teacher-camera"][data-stream] video';
const TEACHER_HZ = 440;
/** Long enough that nothing is red for a busy machine: how fast it is, `npm run bench -- faults` measures. */
const WITHIN_MS = 60_000;

let far: FarLesson;
let page = 1;

const drawn = (number: number) => far.display.locator(`figure[data-kind="page"] canvas[data-page="${number}"]`);
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  far = await openFarLesson();
  const { teacher, display } = far;
  await display.locator('main[data-state="lobby"]').waitFor();
  const pages = Array.from({ length: 9 }, (_, index) => ({ text: `第${index + 1}页` }));
  await teacher
    .locator('input[type="file"]')
    .setInputFiles([{ name: '页.pdf', mimeType: 'application/octet-stream', buffer: makePdf(pages) }]);
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await display.locator('main[data-state="live"]').waitFor();
  await teacher.getByRole('button', { name: '课件', exact: true }).click();
  await teacher.getByRole('button', { name: '展示：页' }).click();
  await drawn(1).waitFor();
  await teacher.keyboard.press('Escape');
  await callRoom();
  await display.evaluate(() => void Object.assign(window, { notReloaded: true }));
  await isBack({ onStage: true });
});
afterAll(() => far?.close());

const leaveStage = () => far.teacher.getByRole('button', { name: /请回/ }).first();

async function callRoom(): Promise<void> {
  await far.teacher
    .getByRole('button', { name: new RegExp(`请${far.room}发言`) })
    .first()
    .click();
  await leaveStage().waitFor();
}

/** The picture moves, each hears the other, the page is the one that was turned to meanwhile, and nobody reloaded. */
async function isBack({ onStage }: { onStage: boolean }): Promise<void> {
  const { display, teacher, toneHz } = far;
  expect(await moves(display, PICTURE, WITHIN_MS)).toBe(true);
  expect(await soundsLike(display, { hz: TEACHER_HZ, heard: true, withinMs: WITHIN_MS })).toBe(true);
  await drawn(page).waitFor();
  if (onStage) await leaveStage().waitFor();
  else await leaveStage().waitFor({ state: 'hidden' });
  expect(await soundsLike(teacher, { hz: toneHz, heard: true, withinMs: WITHIN_MS })).toBe(true);
  expect(await display.evaluate(() => 'notReloaded' in window)).toBe(true);
  await display.locator('main[data-state="live"]').waitFor();
}

async function turnPage(): Promise<void> {
  await far.teacher.keyboard.press('PageDown');
  page += 1;
  await far.teacher.locator(`canvas[data-page="${page}"]`).first().waitFor();
}

it('is back after two seconds without a line, on the page that was turned to meanwhile, and still on stage', async () => {
  await far.lab.shape({ blackout: true });
  await turnPage();
  await pass(2_000);
  await far.lab.shape({});
  await isBack({ onStage: true });
});

it('is back by TCP when UDP is blocked in the middle of the lesson, and by UDP when it is let through again', async () => {
  await far.lab.letUdp(false);
  await turnPage();
  await pass(3_000);
  await isBack({ onStage: true });
  await far.lab.letUdp(true);
  await turnPage();
  await isBack({ onStage: true });
});

it('is back with another address', async () => {
  await far.lab.changeAddress();
  await turnPage();
  await pass(3_000);
  await isBack({ onStage: true });
});

it('is back after twenty seconds of 15 kbit/s', async () => {
  await far.lab.shape({ rateKbps: 15, queueMs: 500 });
  await turnPage();
  await pass(20_000);
  await far.lab.shape({});
  await far.display.getByText('先停画面').waitFor({ state: 'hidden' });
  const onStage = await leaveStage().isVisible();
  if (!onStage) await callRoom();
  await isBack({ onStage: true });
});

it('is back after thirty seconds without a line; its place on the stage was given up', async () => {
  await far.lab.shape({ blackout: true });
  await turnPage();
  await pass(30_000);
  await far.lab.shape({});
  await isBack({ onStage: false });
});
