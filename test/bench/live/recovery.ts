import type { Page } from 'playwright-core';
import type { RunningServer } from '../../support/startServer.ts';
import { type Spread, spreadOf } from '../statistics.ts';
import { PICTURES, type Sitting } from './forwarding.ts';

const ROUNDS = 5;

/** In which everything settles that the last round broke, in ms. */
const REST_MS = 2_000;

/**
 * How long a lesson is interrupted by a fault, in ms: from the moment when a process is killed until every seat shows a
 * new frame of every picture again. Nobody helps; the server is started again at once, as by a service manager.
 */
export async function measureRecovery(
  sitting: Sitting,
  server: RunningServer,
): Promise<{ workerKilled: Spread; serverKilled: Spread }> {
  const interruption = async (kill: () => unknown): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const sinceMs = Date.now();
    const [back] = await Promise.all([everybodySees(sitting.pages, sinceMs), kill()]);
    return back - sinceMs;
  };
  const workerKilled: number[] = [];
  const serverKilled: number[] = [];
  await everybodySees(sitting.pages, 0);
  // In turn: of two deaths of a worker within a minute the second would be held against whoever began to send last.
  for (let round = 0; round < ROUNDS; round += 1) {
    workerKilled.push(await interruption(() => process.kill(server.workerPids().at(-1) ?? 0, 'SIGKILL')));
    serverKilled.push(await interruption(() => server.crashAndRestart()));
  }
  return { workerKilled: spreadOf(workerKilled), serverKilled: spreadOf(serverKilled) };
}

async function everybodySees([teacher, ...displays]: readonly Page[], sinceMs: number): Promise<number> {
  const each = [teacher, ...displays].flatMap((page, index) =>
    page
      ? [
          page.evaluate((wanted) => window.newPictures(wanted), {
            sinceMs,
            count: index === 0 ? PICTURES.teacher : PICTURES.display,
          }),
        ]
      : [],
  );
  return Math.max(...(await Promise.all(each)));
}
