import { afterAll, beforeAll, expect, it } from 'vitest';
import { moves, readPicture, soundsLike } from '../support/measure.ts';
import { type FarLesson, openFarLesson } from '../support/netlab/farLesson.ts';

/** Long enough that nothing is red for a busy machine. */
const WITHIN_MS = 90_000;
/** The display's drawn camera, and its smallest layer. */
const WHOLE_PX = 360;
const SMALLEST_PX = 180;

/** Of a line that then carries 250 kbit/s. */
const MUCH_BPS = 400_000;

/** A test waits several times. */
const ALTOGETHER_MS = 5 * WITHIN_MS;

let far: FarLesson;

const tile = () => far.teacher.getByRole('article', { name: far.room });
const picture = () => 'figure[data-kind="classroom-return"][data-stream] video';

beforeAll(async () => {
  far = await openFarLesson({ restless: true });
  const { teacher, display, room } = far;
  await display.locator('main[data-state="lobby"]').waitFor();
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await display.locator('main[data-state="live"]').waitFor();
  await teacher
    .getByRole('button', { name: new RegExp(`请${room}发言`) })
    .first()
    .click();
  await teacher.getByRole('button', { name: /请回/ }).first().waitFor();
});
afterAll(() => far?.close());

/** Waits until the classroom sends clearly more than the line will carry: a browser begins with little. */
async function sendsMuch(): Promise<void> {
  const sentBps = async () => {
    await far.lab.shape({});
    await far.teacher.waitForTimeout(1_000);
    return (await far.lab.shape({})).up.bytes * 8;
  };
  await expect.poll(sentBps, { timeout: WITHIN_MS }).toBeGreaterThan(MUCH_BPS);
}

/** Waits until one of the classroom's pictures is so high at the teacher. */
async function isHigh(heightPx: number): Promise<boolean> {
  const untilMs = Date.now() + WITHIN_MS;
  while (Date.now() < untilMs) {
    const heights = await far.teacher.evaluate(
      (selector) => [...document.querySelectorAll<HTMLVideoElement>(selector)].map(({ videoHeight }) => videoHeight),
      picture(),
    );
    if (heights.length > 0 && Math.max(...heights) === heightPx) return true;
    await far.teacher.waitForTimeout(250);
  }
  return false;
}

it('of a classroom on stage costs it the size of its picture, not its sound, and the wall says so; then all comes back', {
  timeout: ALTOGETHER_MS,
}, async () => {
  const { lab, teacher, toneHz } = far;
  expect(await isHigh(WHOLE_PX)).toBe(true);
  expect(await soundsLike(teacher, { hz: toneHz, heard: true, withinMs: WITHIN_MS })).toBe(true);
  await sendsMuch();

  await lab.shape({ up: { rateKbps: 250, delayMs: 30 } });
  await tile().getByText('对方上传慢，画面变小，声音照常').waitFor({ timeout: WITHIN_MS });
  expect(await isHigh(SMALLEST_PX)).toBe(true);
  expect(await moves(teacher, picture(), WITHIN_MS)).toBe(true);
  expect(await soundsLike(teacher, { hz: toneHz, heard: true, withinMs: WITHIN_MS })).toBe(true);
  expect(await readPicture(teacher, picture())).toBeDefined();

  await lab.shape({ up: {} });
  await tile().getByText('对方上传慢，画面变小，声音照常').waitFor({ state: 'hidden', timeout: WITHIN_MS });
  expect(await isHigh(WHOLE_PX)).toBe(true);
  expect(await soundsLike(teacher, { hz: toneHz, heard: true, withinMs: WITHIN_MS })).toBe(true);
});

it('of almost nothing leaves the classroom its sound', { timeout: ALTOGETHER_MS }, async () => {
  const { lab, teacher, toneHz } = far;
  await lab.shape({ up: { rateKbps: 70, delayMs: 30 } });
  await tile().getByText('对方上传太慢，先停画面，声音照常').waitFor({ timeout: WITHIN_MS });
  expect(await soundsLike(teacher, { hz: toneHz, heard: true, withinMs: WITHIN_MS })).toBe(true);
  await lab.shape({ up: {} });
  expect(await isHigh(WHOLE_PX)).toBe(true);
});
