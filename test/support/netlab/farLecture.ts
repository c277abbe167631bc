import { moves, soundsLike } from '../measure.ts';
import { makePdf } from '../pdf.ts';
import { type FarLesson, openFarLesson } from './farLesson.ts';

/** Where a display draws the teacher. */
const PICTURE = 'figure[data-kind="teacher-camera"][data-stream] video';
const TEACHER_HZ = 440;
const PAGES = 9;
/** Long enough that nothing is red for a busy machine: how fast it is, `npm run bench -- faults` measures. */
const WITHIN_MS = 60_000;

/** A lesson over a poor line that goes on: pages are shown, and the far classroom is on stage. */
export type FarLecture = Omit<FarLesson, 'close'> & {
  readonly callRoom: () => Promise<void>;
  readonly isOnStage: () => Promise<boolean>;
  /** The teacher turns the page, and sees it. */
  readonly turnPage: () => Promise<void>;
  /** The display shows the page that the teacher sees. */
  readonly showsPage: () => Promise<void>;
  readonly pictureMoves: () => Promise<boolean>;
  readonly hearsTeacher: () => Promise<boolean>;
  readonly isHeard: () => Promise<boolean>;
  /** Nobody has loaded the display's page again since the lecture began. */
  readonly notReloaded: () => Promise<boolean>;
  /** Resolves when the classroom is on stage, or not. */
  readonly stageIs: (taken: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens it, over a line that is perfect but for UDP if that is blocked from the start. */
export async function openFarLecture(options: Parameters<typeof openFarLesson>[0] = {}): Promise<FarLecture> {
  const far = await openFarLesson(options);
  const lecture = lectureOf(far);
  try {
    await begin(lecture);
    return lecture;
  } catch (failure) {
    await far.close();
    throw failure;
  }
}

function lectureOf(far: FarLesson): FarLecture {
  const { teacher, display, room, toneHz } = far;
  const leaveStage = teacher.getByRole('button', { name: /请回/ }).first();
  let page = 1;
  return {
    ...far,
    callRoom: async () => {
      const call = teacher.getByRole('button', { name: new RegExp(`请${room}发言`) });
      await call.first().click();
      await leaveStage.waitFor();
    },
    isOnStage: () => leaveStage.isVisible(),
    turnPage: async () => {
      await teacher.keyboard.press('PageDown');
      page += 1;
      await teacher.locator(`canvas[data-page="${page}"]`).first().waitFor();
    },
    showsPage: () => display.locator(`figure[data-kind="page"] canvas[data-page="${page}"]`).waitFor(),
    pictureMoves: () => moves(display, PICTURE, WITHIN_MS),
    hearsTeacher: () => soundsLike(display, { hz: TEACHER_HZ, heard: true, withinMs: WITHIN_MS }),
    isHeard: () => soundsLike(teacher, { hz: toneHz, heard: true, withinMs: WITHIN_MS }),
    notReloaded: () => display.evaluate(() => 'notReloaded' in window),
    stageIs: (taken) => leaveStage.waitFor({ state: taken ? 'visible' : 'hidden' }),
  };
}

async function begin({ teacher, display, callRoom, showsPage }: FarLecture): Promise<void> {
  await display.locator('main[data-state="lobby"]').waitFor();
  const pages = Array.from({ length: PAGES }, (_, index) => ({ text: `第${index + 1}页` }));
  await teacher
    .locator('input[type="file"]')
    .setInputFiles([{ name: '页.pdf', mimeType: 'application/octet-stream', buffer: makePdf(pages) }]);
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await display.locator('main[data-state="live"]').waitFor();
  await teacher.getByRole('button', { name: '课件', exact: true }).click();
  await teacher.getByRole('button', { name: '展示：页' }).click();
  await showsPage();
  await teacher.keyboard.press('Escape');
  await callRoom();
  await display.evaluate(() => void Object.assign(window, { notReloaded: true }));
}
