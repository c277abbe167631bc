import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FarLecture, openFarLecture } from '../support/netlab/farLecture.ts';

/** Two browsers and a server begin: on a busy machine that takes minutes, in ms. */
const OPENS_WITHIN_MS = 300_000;

let far: FarLecture;

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  far = await openFarLecture();
  await isBack({ onStage: true });
}, OPENS_WITHIN_MS);
afterAll(() => far?.close());

/** The picture moves, each hears the other, the page is the one that was turned to meanwhile, and nobody reloaded. */
async function isBack({ onStage }: { onStage: boolean }): Promise<void> {
  expect(await far.pictureMoves()).toBe(true);
  expect(await far.hearsTeacher()).toBe(true);
  await far.showsPage();
  await far.stageIs(onStage);
  expect(await far.isHeard()).toBe(true);
  expect(await far.notReloaded()).toBe(true);
  await far.display.locator('main[data-state="live"]').waitFor();
}

it('is back after two seconds without a line, on the page that was turned to meanwhile, and still on stage', async () => {
  await far.lab.shape({ blackout: true });
  await far.turnPage();
  await pass(2_000);
  await far.lab.shape({});
  await isBack({ onStage: true });
});

it('is back by TCP when UDP is blocked in the middle of the lesson, and by UDP when it is let through again', async () => {
  await far.lab.letUdp(false);
  await far.turnPage();
  await pass(3_000);
  await isBack({ onStage: true });
  await far.lab.letUdp(true);
  await far.turnPage();
  await isBack({ onStage: true });
});

it('is back with another address', async () => {
  await far.lab.changeAddress();
  await far.turnPage();
  await pass(3_000);
  await isBack({ onStage: true });
});

it('is back after twenty seconds of 15 kbit/s', async () => {
  await far.lab.shape({ rateKbps: 15, queueMs: 500 });
  await far.turnPage();
  await pass(20_000);
  await far.lab.shape({});
  await far.display.getByText('先停画面').waitFor({ state: 'hidden' });
  if (!(await far.isOnStage())) await far.callRoom();
  await isBack({ onStage: true });
});

it('is back after thirty seconds without a line; its place on the stage was given up', async () => {
  await far.lab.shape({ blackout: true });
  await far.turnPage();
  await pass(30_000);
  await far.lab.shape({});
  await isBack({ onStage: false });
});
