import { DrawnStroke } from '../../../client/lesson/ink/DrawnStroke.ts';
import { InkQueue } from '../../../client/lesson/ink/InkQueue.ts';
import type { InkWish } from '../../../shared/lesson/ink.ts';
import type { StrokeStyle } from '../../../shared/lesson/inkState.ts';
import { quantile, type Spread, spreadOf } from '../statistics.ts';
import { wait } from '../surroundings.ts';
import type { FullLesson } from './fullLesson.ts';
import { handwriting } from './handwriting.ts';
import type { Seat } from './Seat.ts';

const WRITES_FOR_MS = 30_000;

/** A browser tells of a pen's points once for each picture that it draws, in ms. */
const FRAME_MS = 1_000 / 60;

/** What was drawn last is under way for so long, in ms. */
const ARRIVES_WITHIN_MS = 2_000;

const PEN: StrokeStyle = { surface: 'board/1', tool: 'pen', colour: 'black', width: 'medium' };

/** How ink that is being written reaches the displays. */
export type InkFigures = {
  /** From a point that is drawn to the fact with it on a display, in ms: all points, all displays. */
  readonly inkDelayMs: Spread;
  /** What a display receives while the teacher writes without a break, frames of the line included. */
  readonly inkBytesPerSecondPerDisplay: number;
  readonly inkKbitPerSecondPerDisplay: number;
  /** How much of that are the points themselves. */
  readonly inkPointBytesPerSecond: number;
  readonly inkFactsPerSecond: number;
};

/** Writes on a blank board by the client's own stroke and queue, as a pen does, and looks when it arrives. */
export async function measureInk({ teacher, displays }: FullLesson): Promise<InkFigures> {
  await teacher.ask('surface.show', { surface: { kind: 'board', board: 1 } });
  const told: Told[] = [];
  const readings = displays.map((display) => readInk(display, told));
  // The server's own words at its own pace are not ink, but they are on the line too.
  const before = displays.map(({ receivedBytes }) => receivedBytes);
  const beganMs = performance.now();
  await write(teacher, told);
  const seconds = (performance.now() - beganMs) / 1_000;
  const untilMs = performance.now() + ARRIVES_WITHIN_MS;
  while (readings.some(({ count }) => count() < told.length) && performance.now() < untilMs) await wait(20);
  const bytes = displays.map(({ receivedBytes }, index) => receivedBytes - (before[index] ?? 0));
  for (const { count, stop } of readings) {
    stop();
    if (count() !== told.length) throw new Error(`a display has ${count()} of ${told.length} facts of ink`);
  }
  const bytesPerSecond = quantile(bytes, 0.5) / seconds;
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    inkDelayMs: spreadOf(readings.flatMap(({ delays }) => delays)),
    inkBytesPerSecondPerDisplay: Math.round(bytesPerSecond),
    inkKbitPerSecondPerDisplay: tenth((bytesPerSecond * 8) / 1_000),
    inkPointBytesPerSecond: Math.round(told.reduce((sum, { points }) => sum + points.length, 0) / seconds),
    inkFactsPerSecond: tenth(told.length / seconds),
  };
}

/** What one wish tells: its points as they travel, and when they were drawn. */
type Told = { readonly points: string; readonly drawnMs: readonly number[] };

/** Writes for a while. What is told is noted in the order in which it is told. */
async function write(teacher: Seat, told: Told[]): Promise<void> {
  let drawnMs: number[] = [];
  let refusal: Error | undefined;
  const queue = new InkQueue({
    send: (wish: InkWish) => {
      told.push({ points: pointsOf(wish), drawnMs });
      drawnMs = [];
      return teacher.ask(wish.name, wish.body);
    },
    revision: () => 0,
    onChange: () => undefined,
    onRefused: (thrown) => {
      refusal = thrown;
    },
  });
  const beganMs = performance.now();
  let drawn: DrawnStroke | undefined;
  for (const { atMs, stroke, point } of handwriting(1)) {
    while (performance.now() - beganMs < atMs) await wait(FRAME_MS);
    if (refusal) throw refusal;
    if (atMs > WRITES_FOR_MS) break;
    if (drawn?.number !== stroke) drawn = new DrawnStroke(stroke, PEN);
    drawn.add(point);
    drawnMs.push(performance.now());
    queue.draw(drawn);
  }
  while (drawnMs.length > 0) await wait(FRAME_MS);
}

function pointsOf(wish: InkWish): string {
  return wish.name === 'ink.draw' ? wish.body.strokes.map(({ points }) => points).join(' ') : '';
}

/** Notes how long each point took to a display. Throws when other ink comes than was drawn. */
function readInk(display: Seat, told: readonly Told[]) {
  const delays: number[] = [];
  let count = 0;
  const stop = display.onFact((fact, atMs) => {
    if (fact.type !== 'ink.drew') return;
    const { points, drawnMs } = told[count] ?? { points: '', drawnMs: [] };
    if (Object.values(fact.data.points).join(' ') !== points) throw new Error('a display has other ink than was drawn');
    count += 1;
    for (const drawn of drawnMs) delays.push(atMs - drawn);
  });
  return { delays, count: () => count, stop };
}
