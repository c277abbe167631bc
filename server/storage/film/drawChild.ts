import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type LoggedFact, unpackFact } from '../../../shared/protocol/index.ts';
import { drawnMoments } from '../../library/composition/drawnMoments.ts';
import { DeckPages } from './DeckPages.ts';
import { DRAWN_SO_FAR, type DrawJob, type DrawnShot, type DrawReport, listOf } from './drawJob.ts';
import { FilmPainter } from './FilmPainter.ts';
import { registerOwnFont } from './ownCanvas.ts';

type Picture = { readonly name: string; readonly filmMs: number };

/** Draws what a job asks for. Runs alone in a process of its own, see `drawShots`. */
async function draw(path: string): Promise<void> {
  const job: DrawJob = JSON.parse(await readFile(path, 'utf8'));
  const dir = dirname(path);
  const facts = factsIn(await readFile(join(dir, job.facts), 'utf8'));
  registerOwnFont();
  const decks = job.decks.map((deck) => ({ ...deck, file: join(dir, deck.file) }));
  const painter = new FilmPainter(new DeckPages(decks));
  const pictures = job.shots.map((): Picture[] => []);
  const lengthMs = job.shots.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  let [doneMs, undrawnMs] = [0, 0];
  let last: { readonly filmMs: number; readonly shot: DrawnShot; readonly drawn: boolean } | undefined;
  const endLast = (toMs: number): void => {
    if (last && !last.drawn) undrawnMs += toMs - last.filmMs;
  };
  for (const { shot: index, filmMs, state } of drawnMoments({ facts, beginsAtMs: job.beginsAtMs }, job.shots)) {
    const shot = job.shots[index];
    const list = pictures[index];
    if (!shot || !list) continue;
    if (last && last.shot !== shot) doneMs += last.shot.toMs - last.shot.fromMs;
    endLast(last?.shot === shot ? filmMs : (last?.shot.toMs ?? 0));
    last = { filmMs, shot, drawn: await painter.paint(state, shot.places) };
    const name = `${shot.name}-${list.length}.jpg`;
    await writeFile(join(dir, name), await painter.picture());
    list.push({ name, filmMs });
    process.stdout.write(`${DRAWN_SO_FAR}${((doneMs + filmMs - shot.fromMs) / lengthMs).toFixed(4)}\n`);
  }
  endLast(last?.shot.toMs ?? 0);
  for (const [index, shot] of job.shots.entries())
    await writeFile(join(dir, listOf(shot)), concatList(pictures[index] ?? [], shot.toMs));
  process.stdout.write(`${JSON.stringify({ undrawnMs } satisfies DrawReport)}\n`);
}

function factsIn(lines: string): LoggedFact[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => unpackFact(JSON.parse(line)));
}

/** What ffmpeg shows one after the other, and for how long. The last is named twice, or its time would not count. */
function concatList(pictures: readonly Picture[], toMs: number): string {
  const each = pictures.map(({ name, filmMs }, index) => {
    const seconds = ((pictures[index + 1]?.filmMs ?? toMs) - filmMs) / 1_000;
    return `file ${name}\nduration ${seconds.toFixed(3)}\n`;
  });
  return `${each.join('')}file ${pictures.at(-1)?.name}\n`;
}

await draw(process.argv[2] ?? '');
