import { type Spread, spreadOf } from '../statistics.ts';
import { wait } from '../surroundings.ts';
import type { FullLesson } from './fullLesson.ts';

const TURNS = 60;

/** Between two turns, in ms. Not the same each time: nothing that the server does at its own pace must fall in with it. */
const EVERY_MS = { least: 200, more: 137 };

/** How long a turned page takes to be known on every display, in ms: all displays, all turns. */
export async function measurePageTurns({ teacher, displays, deckId }: FullLesson, pages: number): Promise<Spread> {
  const delays: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const page = 1 + (turn % pages);
    const arrivals = displays.map((display) =>
      display.untilFact(
        ({ type, data }) => type === 'surface.shown' && data.surface?.kind === 'page' && data.surface.page === page,
      ),
    );
    const sentMs = performance.now();
    const [, ...arrivedMs] = await Promise.all([
      teacher.ask('surface.show', { surface: { kind: 'page', deckId, page } }),
      ...arrivals,
    ]);
    for (const atMs of arrivedMs) delays.push(atMs - sentMs);
    await wait(EVERY_MS.least + ((turn * 53) % EVERY_MS.more));
  }
  return spreadOf(delays);
}
