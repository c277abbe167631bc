import type { Browser, Page } from 'playwright-core';
import type { EndpointReply } from '../../shared/api/index.ts';
import type { LessonId } from '../../shared/vocabulary/index.ts';
import { openWindow, startBrowser, watchFaults } from './browser.ts';
import { nothingHeld } from './nothingHeld.ts';
import { lessonNow, pairedDisplay, requestsOf, signIn } from './people.ts';
import { ask, socketOf } from './socketOf.ts';
import { type RunningServer, startServer } from './startServer.ts';

/** A display in a test: its window, its classroom, and the tone by which it is known. */
export type DisplayInTest = { readonly page: Page; readonly name: string; readonly toneHz: number };

/** A teacher and three displays, each in a window of its own, on the real server with the real worker. */
export type LiveLessonInTest = {
  readonly browser: Browser;
  readonly server: RunningServer;
  readonly teacher: Page;
  readonly displays: readonly [DisplayInTest, DisplayInTest, DisplayInTest];
  /** What went wrong in any of the windows. */
  readonly faults: readonly string[];
  readonly lesson: EndpointReply<'lessons.today'>['lessons'][number];
  /** Ends the lesson, if nobody has, and looks that the media workers hold nothing of it; then lets go of everything. */
  readonly end: () => Promise<void>;
};

/** Far enough from each other and from the fake microphone's to be told apart by ear. */
const TONES_HZ = [1_000, 1_500, 2_200] as const;

/** How the lesson is set up, where it is not as usual. */
type Setting = {
  readonly env?: Readonly<Record<string, string>>;
  /** Gives a window a camera of its own: 0 is the teacher's, 1 to 3 are the displays'. */
  readonly prepare?: (page: Page, seat: number) => Promise<unknown>;
};

/** Opens everything up to the moment before the teacher presses 上课. */
export async function openLiveLesson({ env = {}, prepare }: Setting = {}): Promise<LiveLessonInTest> {
  const [server, { browser, close }] = await Promise.all([startServer(env), startBrowser()]);
  const faults: string[] = [];
  const approver = await requestsOf(server, 'admin');
  const teacher = await openWindow(browser);
  await prepare?.(teacher, 0);
  await signIn(teacher, server, server.account('linxiaoyin'));
  const lesson = await lessonNow(teacher, server);
  const openDisplay = async (index: 0 | 1 | 2): Promise<DisplayInTest> => {
    const classroom = lesson.listening[index];
    if (!classroom) throw new Error(`the demonstration's lesson has only ${index} listening classrooms`);
    const page = await pairedDisplay({
      browser,
      server,
      approver,
      classroomId: classroom.classroomId,
      toneHz: TONES_HZ[index],
      prepare: prepare && ((shown) => prepare(shown, index + 1)),
    });
    return { page, name: `${classroom.schoolName} ${classroom.name}`, toneHz: TONES_HZ[index] };
  };
  // All at once, as on a morning: each waits for the network and its fonts, and two cores have two to do.
  const [one, two, three] = await Promise.all([openDisplay(0), openDisplay(1), openDisplay(2)]);
  await teacher.goto(`${server.url}/lesson/${lesson.lessonId}`);
  for (const page of [teacher, one.page, two.page, three.page]) watchFaults(page, faults);
  return {
    browser,
    server,
    teacher,
    displays: [one, two, three],
    faults,
    lesson,
    end: async () => {
      await approver.dispose();
      try {
        await endLesson(server, lesson.lessonId);
        await nothingHeld(server);
      } finally {
        await close();
        await server.stop();
      }
    },
  };
}

/** What the server says of a lesson that needs no end: it has had one, or was taken off the timetable. */
const OVER: readonly string[] = ['lesson.ended', 'lesson.not-found'];

/** Ends the lesson in the teacher's name. One that has ended stays as it is. */
async function endLesson(server: RunningServer, lessonId: LessonId): Promise<void> {
  const requests = await requestsOf(server, 'linxiaoyin');
  const socket = await socketOf(server, requests);
  try {
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    const joined = await ask(socket, 'lesson.join', { lessonId, windowId: crypto.randomUUID(), takeOver: true });
    const ended = joined.ok ? await ask(socket, 'lesson.end', {}) : joined;
    if (!ended.ok && !OVER.includes(ended.error.code)) throw new Error(`lesson.end: ${ended.error.code}`);
  } finally {
    socket.close();
    await requests.dispose();
  }
}
