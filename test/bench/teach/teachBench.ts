import { startServer } from '../../support/startServer.ts';
import { machine, say } from '../surroundings.ts';
import { openFullLesson } from './fullLesson.ts';
import { measureHands } from './hands.ts';
import { measureInk } from './ink.ts';
import { measurePageTurns } from './pages.ts';
import { measurePainting } from './painting.ts';
import { measureFold } from './strokeLog.ts';

const CLASSROOMS = 30;
const PAGES = 20;
const STROKES = { strokes: 10_000, more: 100 };

/** Measures what a teacher does in a lesson of 30 classrooms, by lines without media; see docs/benchmarks.md. */
export async function teachBench() {
  const lively = await measureLesson();
  say('ten thousand strokes');
  return {
    displays: CLASSROOMS,
    ...lively,
    tenThousandStrokes: { ...measureFold(STROKES), ...(await measurePainting(STROKES)) },
    machine: machine(),
  };
}

async function measureLesson() {
  const server = await startServer();
  try {
    say('pairing and joining');
    const lesson = await openFullLesson(server, { classrooms: CLASSROOMS, pages: PAGES });
    say('page turns');
    const pageTurnMs = await measurePageTurns(lesson, PAGES);
    say('hands');
    const handToTeacherMs = await measureHands(lesson);
    say('ink');
    const ink = await measureInk(lesson);
    await lesson.close();
    return { pageTurnMs, handToTeacherMs, ...ink };
  } finally {
    await server.stop();
  }
}
