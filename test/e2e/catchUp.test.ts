import { type APIRequestContext, type Page, request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldLog } from '../../shared/lesson/fold.ts';
import { type CutLesson, drawLine, drawnPage, openCutLesson, pageShown } from '../support/cutLesson.ts';
import { moves } from '../support/measure.ts';
import { openPhone, passLinkOn } from '../support/phone.ts';
import { storedFacts } from '../support/storedFacts.ts';

const TEACHER_PICTURE = 'figure[data-kind="teacher-camera"][data-stream] video';

let live: CutLesson;
let teacher: Page;
let display: Page;

beforeAll(async () => {
  live = await openCutLesson();
  ({ teacher, display } = live);
}, 300_000);
afterAll(() => live?.end());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const tile = () => teacher.getByRole('article').filter({ hasText: live.lesson.listening[0]?.schoolName ?? '' });
const facts = async () => storedFacts(live.server.dataDir, live.lesson.lessonId);
const ends = async () => (await facts()).flatMap((fact) => (fact.type === 'catchup.ended' ? [fact.data.reason] : []));
const foldedNow = async () => foldLog(await facts());
/** Shows the code for a phone on the display for as long as it is read. */
async function passLink(): Promise<string> {
  await display.keyboard.press('q');
  const link = await passLinkOn(display);
  await display.keyboard.press('Escape');
  return link;
}
const strokesOn = (page: Page) => page.locator('canvas[data-ink]').getAttribute('data-strokes');

/** Cuts the classroom's line for long enough to be asked about it, and does something meanwhile. */
async function away(meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
  live.line.cut();
  await display.locator('main[data-state="away"]').waitFor();
  await tile().getByText('00:03').waitFor();
  await meanwhile();
  await tile()
    .getByText(/00:1[6-9]|00:[2-5]\d/)
    .first()
    .waitFor();
  live.line.mend();
  await display.locator('main[data-state="live"]').waitFor();
}

/** Notes from now on which pages the display shows, one after another. */
const watchPages = () =>
  display.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenPages: seen });
    setInterval(() => {
      const page = document.querySelector('figure[data-kind="page"]')?.getAttribute('data-surface')?.split('/')[1];
      const strokes = document.querySelector('canvas[data-ink]')?.getAttribute('data-strokes');
      const now = `${page}:${strokes}`;
      if (page && strokes && seen.at(-1) !== now) seen.push(now);
    }, 50);
  });
const seenPages = () => display.evaluate(() => ('seenPages' in window ? (window.seenPages as string[]) : []));

describe('a classroom whose line was gone', () => {
  it('is asked quietly, and the lesson goes on meanwhile', async () => {
    await away(async () => {
      await teacher.keyboard.press('PageDown');
      await tile().getByText('00:07').waitFor();
      await teacher.keyboard.press('PageDown');
      await button(teacher, '笔').click();
      await drawLine(teacher, 0.3);
    });
    await display.getByText(/刚才断线 \d+ 秒，错过 2 页/).waitFor();
    expect(await drawnPage(display)).toBe('3');
    expect(await moves(display, TEACHER_PICTURE)).toBe(true);
  });

  it('sees it by the keys of a remote control: pages and ink in their order, with the live picture beside them', async () => {
    await watchPages();
    await expect.poll(() => display.locator('button:focus').textContent()).toBe('补看');
    await display.keyboard.press('ArrowRight');
    await expect.poll(() => display.locator('button:focus').getAttribute('aria-label')).toBe('直接跟上');
    await display.keyboard.press('ArrowLeft');
    await display.keyboard.press('Enter');
    await button(display, '回到直播').waitFor();
    await tile()
      .getByText(/补看中，落后 00:\d\d/)
      .waitFor();
    await pageShown(display, '1');
    expect(await moves(display, TEACHER_PICTURE)).toBe(true);
    // What it comes to is what the teacher shows by then.
    await teacher.keyboard.press('PageDown');
    await button(display, '回到直播').waitFor({ state: 'detached' });
    expect(await ends()).toEqual(['caught-up']);
    await pageShown(display, '4');
    await tile()
      .getByText(/补看中/)
      .waitFor({ state: 'detached' });
    const seen = (await seenPages()).slice((await seenPages()).findIndex((each) => each.startsWith('1:')));
    expect(seen.map((each) => each.split(':')[0]).filter((page, at, all) => page !== all[at - 1])).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    // The stroke came after the page on which it is.
    expect(seen.filter((each) => each.startsWith('3:')).slice(0, 2)).toEqual(['3:0', '3:1']);
    expect(await strokesOn(display)).toBe('0');
  });
});

/** The classroom is away while the teacher turns a page and back; resolves when it is asked. */
async function asked(): Promise<void> {
  await away(async () => {
    await teacher.keyboard.press('PageUp');
    await tile().getByText('00:06').waitFor();
    await teacher.keyboard.press('PageDown');
  });
  await button(display, '补看').waitFor();
}
const lastEnd = async () => (await ends()).at(-1);
const isOver = () => button(display, '回到直播').waitFor({ state: 'detached' });
/** Whether the lesson's own sound is silenced on the display, and how the sound of then plays. */
const sounds = () =>
  display.evaluate(() => {
    const live = [...document.querySelectorAll<HTMLAudioElement>('audio[data-stream]')];
    const past = document.querySelector<HTMLAudioElement>('audio[data-catch-up]');
    return {
      silenced: live.length > 0 && live.every(({ muted }) => muted),
      past: past && !past.paused ? { atS: past.currentTime, rate: past.playbackRate } : null,
    };
  });

describe('the answer', () => {
  it('is not waited for: the class goes on, and the teacher knows what it missed', async () => {
    await asked();
    await button(display, '补看').waitFor({ state: 'detached' });
    expect(await lastEnd()).toBe('unanswered');
    await tile()
      .getByText(/错过 00:\d\d/)
      .waitFor();
    await pageShown(display, '4');
  });

  it('may come from a phone, also a moment late, pressed twice', async () => {
    const phone = await openPhone(live.browser, await passLink());
    await phone.getByText(/还可以补看/).waitFor();
    await button(phone, '补看').dblclick();
    await phone.getByText(/补看中，落后/).waitFor();
    await button(display, '回到直播').waitFor();
    await button(phone, '回到直播').click();
    await isOver();
    expect(await lastEnd()).toBe('stopped');
    expect((await facts()).filter(({ type }) => type === 'catchup.begun')).toHaveLength(2);
    await tile()
      .getByText(/错过 00:\d\d/)
      .waitFor();
    await phone.context().close();
  });
});

describe('with a take', () => {
  beforeAll(async () => {
    await teacher.getByRole('button', { name: '录制', exact: true }).click();
    await teacher.getByText('录制中').first().waitFor();
  });

  it('the teacher is heard as then, a quarter faster, in place of the live sound, and the class’s microphone stays as it is', async () => {
    await asked();
    const before = (await foldedNow()).microphones;
    await button(display, '补看').click();
    await expect.poll(sounds, { timeout: 60_000 }).toMatchObject({ silenced: true, past: { atS: expect.any(Number) } });
    const first = (await sounds()).past;
    await expect
      .poll(async () => (await sounds()).past?.atS ?? 0, { timeout: 60_000 })
      .toBeGreaterThan((first?.atS ?? 0) + 2);
    expect((await sounds()).past?.rate).toBeGreaterThan(1.1);
    expect((await foldedNow()).microphones).toEqual(before);
  });

  it('it goes on after the display was loaded anew in the middle, and after the server was killed', async () => {
    await display.reload();
    await button(display, '回到直播').waitFor();
    await expect.poll(async () => (await sounds()).past?.atS ?? 0, { timeout: 60_000 }).toBeGreaterThan(1);
    await live.server.crashAndRestart();
    await tile()
      .getByText(/补看中/)
      .waitFor();
    await button(display, '回到直播').waitFor();
    await expect.poll(async () => (await ends()).length).toBe(3);
  });

  it('ends when the class is called on stage: at once live, with the live sound', async () => {
    await teacher.getByRole('button', { name: /发言$/ }).first().click();
    await isOver();
    expect(await lastEnd()).toBe('stage');
    await expect.poll(sounds).toMatchObject({ silenced: false, past: null });
  });
});

it('is nobody else’s: a stranger, a teacher and a display that is not behind are refused', async () => {
  const path = `/api/lessons/${live.lesson.lessonId}/catchup`;
  const codeOf = async (requests: APIRequestContext, url: string) => (await (await requests.get(url)).json()).code;
  const stranger = await request.newContext();
  for (const of of [path, `${path}/sound?fromAtMs=1`]) {
    expect(await codeOf(stranger, `${live.server.url}${of}`)).toBe('session.missing');
    expect(await codeOf(teacher.request, `${live.server.url}${of}`)).toBe('request.forbidden');
    expect(await codeOf(display.request, `http://localhost:${live.line.port}${of}`)).toBe('catchup.nothing-missed');
  }
  await stranger.dispose();
});
