import { type Spread, spreadOf } from '../statistics.ts';
import { wait } from '../surroundings.ts';
import type { FullLesson } from './fullLesson.ts';
import type { Seat } from './Seat.ts';

const ROUNDS = 8;

/** After a question hands go up one after the other, each so much later, in ms: all within a second. */
const EVERY_MS = 33;

/** How long a raised hand takes to be known to the teacher, in ms. */
export async function measureHands({ teacher, displays }: FullLesson): Promise<Spread> {
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const goingUp: Promise<number>[] = [];
    for (const display of displays) {
      goingUp.push(raiseHand(teacher, display));
      await wait(EVERY_MS);
    }
    delays.push(...(await Promise.all(goingUp)));
    await Promise.all(displays.map((display) => display.ask('hand.lower', { seatId: display.seatId })));
  }
  return spreadOf(delays);
}

async function raiseHand(teacher: Seat, display: Seat): Promise<number> {
  const arrival = teacher.untilFact(({ type, data }) => type === 'hand.raised' && data.seatId === display.seatId);
  const sentMs = performance.now();
  const [, arrivedMs] = await Promise.all([display.ask('hand.raise', { intent: 'answer' }), arrival]);
  return arrivedMs - sentMs;
}
