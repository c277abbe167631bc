import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { type FarLecture, openFarLecture } from '../support/netlab/farLecture.ts';
import type { LineShape } from '../support/netlab/Netlab.ts';
import { requestsOf } from '../support/people.ts';

/** So long a line has been poor before it is looked at what still goes over it, in ms. */
const POOR_FOR_MS = 5_000;

/** Two browsers and a server begin: on a busy machine that takes minutes, in ms. */
const OPENS_WITHIN_MS = 300_000;

let far: FarLecture;

beforeAll(async () => {
  far = await openFarLecture();
}, OPENS_WITHIN_MS);
afterAll(() => far?.close());

/** Makes the line poor, and turns the page once it has been so for a while. */
async function endure(shape: Parameters<FarLecture['lab']['shape']>[0]): Promise<void> {
  await far.lab.shape(shape);
  await far.display.waitForTimeout(POOR_FOR_MS);
  await far.turnPage();
}

/** Sound both ways, the page of now, the stage as before, and nobody loaded anything again. */
async function goesOn(): Promise<void> {
  await far.showsPage();
  expect(await far.hearsTeacher()).toBe(true);
  expect(await far.isHeard()).toBe(true);
  await far.stageIs(true);
  expect(await far.notReloaded()).toBe(true);
  await far.display.locator('main[data-state="live"]').waitFor();
}

it.each<[string, LineShape]>([
  ['losses of 5 %', { delayMs: 30, lossPercent: 5 }],
  ['losses of 20 %', { delayMs: 30, lossPercent: 20 }],
  ['a delay of 300 ms that varies by 100 ms', { delayMs: 300, jitterMs: 100 }],
])('goes on with picture and sound over %s', async (_line, shape) => {
  await endure(shape);
  await goesOn();
  expect(await far.pictureMoves()).toBe(true);
});

it('goes on with picture and sound at 300 kbit/s and 100 ms', async () => {
  await endure({ down: { delayMs: 100, rateKbps: 300 }, up: { delayMs: 100 } });
  await goesOn();
  expect(await far.pictureMoves()).toBe(true);
});

it('goes on with sound, page and ink at 100 kbit/s', async () => {
  await endure({ down: { delayMs: 50, rateKbps: 100 }, up: { delayMs: 50 } });
  await goesOn();
  await writeOnPage();
  await far.display.waitForFunction(hasInk);
});

it('has its picture back when the line is free again', async () => {
  await far.lab.shape({});
  await far.turnPage();
  await goesOn();
  expect(await far.pictureMoves()).toBe(true);
});

it('sends nothing more within two seconds to a display that was taken away, whatever that one does', async () => {
  const { lab, server, display, room } = far;
  const firstPort = Number(/"firstPort":(\d+)/.exec(server.output())?.[1]);
  const came = await lab.countFrom(firstPort);
  const comes = async () => {
    const before = await came();
    await pass(1_000);
    return (await came()) - before;
  };
  await lab.freeze(true);
  try {
    expect(await comes()).toBeGreaterThan(0);
    await revokeDisplayOf(room);
    await pass(2_000);
    expect(await comes()).toBe(0);
  } finally {
    await lab.freeze(false);
  }
  await display.locator('main[data-state="unpaired"]').waitFor();
});

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function revokeDisplayOf(room: string): Promise<void> {
  const { server } = far;
  const admin = await requestsOf(server, 'admin');
  const { classrooms }: EndpointReply<'classrooms.list'> = await (
    await admin.get(`${server.url}/api/classrooms`)
  ).json();
  const classroom = classrooms.find(({ schoolName, name }) => `${schoolName} ${name}` === room);
  const displayId = classroom?.displays[0]?.displayId;
  expect((await admin.delete(`${server.url}/api/displays/${displayId}`)).ok()).toBe(true);
  await admin.dispose();
}

/** The teacher draws a line across the page. */
async function writeOnPage(): Promise<void> {
  const { teacher } = far;
  const box = await teacher.locator('canvas[data-ink]').first().boundingBox();
  if (!box) throw new Error('there is no page to write on');
  await teacher.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5);
  await teacher.mouse.down();
  await teacher.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.6, { steps: 12 });
  await teacher.mouse.up();
}

/** Runs in the page: whether any pixel of its ink is drawn. */
function hasInk(): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-ink]');
  const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  return image !== undefined && new Uint32Array(image.data.buffer).some((pixel) => pixel !== 0);
}
