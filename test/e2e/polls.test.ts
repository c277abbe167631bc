import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';

const TEACHER_PICTURE = 'figure[data-kind="teacher-camera"][data-stream] video';

let live: LiveLessonInTest;
let pages: readonly Page[];

beforeAll(async () => {
  live = await openLiveLesson();
  pages = live.displays.map(({ page }) => page);
  await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
  for (const page of pages) {
    await page.locator('main[data-state="live"]').waitFor();
    await page.evaluate(countTones);
  }
});
afterAll(() => live?.end());

/** Runs in a display: counts the tones that the page makes itself. */
function countTones(): void {
  const start = OscillatorNode.prototype.start;
  const sound = AudioBufferSourceNode.prototype.start;
  const count = () => {
    document.documentElement.dataset['tones'] = `${Number(document.documentElement.dataset['tones'] ?? 0) + 1}`;
  };
  OscillatorNode.prototype.start = function counted(when) {
    count();
    start.call(this, when);
  };
  AudioBufferSourceNode.prototype.start = function counted(when) {
    count();
    sound.call(this, when);
  };
}

/** Runs in a display: touches the buzzer at a moment of the machine's clock. */
function pressAt(atMs: number): void {
  setTimeout(() => document.querySelector<HTMLButtonElement>('[data-step="open"]')?.click(), atMs - Date.now());
}

const tonesOf = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0));

/** Two presses from the page. */
async function ask(kind: string): Promise<void> {
  await live.teacher.getByRole('button', { name: '提问' }).click();
  await live.teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: kind }).click();
}

const panel = () => live.teacher.getByRole('region', { name: '提问' });
const schoolOf = (index: number) => live.displays[index]?.name.split(' ')[0] ?? '';

describe('a question to all classrooms', () => {
  it('is on every display after two presses, and the teacher’s picture stays in sight', async () => {
    await ask('单选');
    for (const page of pages) {
      const board = page.getByRole('region', { name: '单选' });
      await board.getByText('请举手表决，老师助手正在统计').waitFor();
      for (const letter of ['A', 'B', 'C', 'D']) await board.getByText(letter, { exact: true }).first().waitFor();
      await page.locator(TEACHER_PICTURE).waitFor();
    }
    await panel()
      .getByText(/正在作答/)
      .waitFor();
  });

  it('is counted by touch and by remote control, and the teacher sees each classroom’s count and who is missing', async () => {
    const [one, two] = pages;
    if (!one || !two) throw new Error('two displays were to be there');
    for (const name of ['B 多一个', 'B 多一个', 'B 多一个', 'A 多一个', 'B 少一个'])
      await one.getByRole('button', { name }).click();
    await one.getByText('老师已收到').waitFor();
    // A fewer, A more, B fewer, B more.
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter', 'Enter'])
      await two.keyboard.press(key);
    const row = (index: number) => panel().getByRole('row', { name: new RegExp(schoolOf(index)) });
    await row(0).getByRole('cell').nth(1).getByText('2').waitFor();
    expect(await row(0).getByRole('cell').allInnerTexts()).toEqual(['1', '2', '0', '0']);
    await row(1).getByRole('cell').nth(1).getByText('2').waitFor();
    expect(await row(1).getByRole('cell').allInnerTexts()).toEqual(['0', '2', '0', '0']);
    await panel()
      .getByText(`还没交：${schoolOf(2)}`)
      .waitFor();
  });

  it('keeps what is right to the teacher until it is revealed, and results until they are shown', async () => {
    await panel().getByRole('button', { name: 'B', exact: true }).click();
    await panel().getByRole('button', { name: '停止作答' }).click();
    for (const page of pages) {
      await page.getByText('停止作答').waitFor();
      expect(await page.getByText('正确答案').count()).toBe(0);
      expect(await page.getByText('各教室的结果').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'B 多一个' }).count()).toBe(0);
    }
    await panel().getByRole('button', { name: '公布答案' }).click();
    for (const page of pages) {
      await page.getByRole('listitem').filter({ hasText: 'B' }).getByText('正确答案').waitFor();
      expect(await page.getByText('正确答案').count()).toBe(1);
      expect(await page.getByText('4 人').count()).toBe(0);
    }
    await panel().getByText('已公布答案').waitFor();
  });

  it('shows the results on all displays, and is there after a reload', async () => {
    await panel().getByRole('button', { name: '结果给大家看' }).click();
    for (const page of pages) {
      await page.getByText('各教室的结果').waitFor();
      await page.getByRole('listitem').filter({ hasText: 'B' }).getByText('4 人').waitFor();
    }
    const [one] = pages;
    await one?.reload();
    await one?.getByRole('listitem').filter({ hasText: 'B' }).getByText('我们 2').waitFor();
    await one?.evaluate(countTones);
    await live.teacher.reload();
    await panel().getByText('已公布答案').waitFor();
  });

  it('goes away with one press, and the lesson is as before', async () => {
    await panel().getByRole('button', { name: '结束' }).click();
    for (const page of pages) {
      await page.getByText('各教室的结果').waitFor({ state: 'detached' });
      await page.locator(TEACHER_PICTURE).waitFor();
    }
    expect(await panel().count()).toBe(0);
  });

  it('shows a text on displays only once the teacher has let it pass', async () => {
    await ask('短答');
    const [one, two] = pages;
    for (const text of ['五声调式', '不文明的话']) {
      await one?.getByRole('textbox').fill(text);
      await one?.keyboard.press('Enter');
    }
    await panel().getByText('不文明的话').waitFor();
    await panel().getByRole('button', { name: '给大家看 五声调式' }).click();
    await panel().getByRole('button', { name: '结果给大家看' }).click();
    for (const page of pages) {
      await page.getByRole('listitem').filter({ hasText: '五声调式' }).waitFor();
    }
    expect(await two?.getByText('不文明的话').count()).toBe(0);
    await panel().getByRole('button', { name: '收回 五声调式' }).click();
    for (const page of pages) await page.getByText('五声调式').waitFor({ state: 'detached' });
    await panel().getByRole('button', { name: '结束' }).click();
    await panel().waitFor({ state: 'detached' });
  });
});

describe('the buzzer', () => {
  const race = () => live.teacher.getByRole('region', { name: '抢答' });

  it('is won by the OK key, and every display says who was first', async () => {
    const [one, two, three] = pages;
    await ask('抢答');
    for (const page of pages) await page.getByRole('button', { name: '抢！' }).waitFor();
    await two?.keyboard.press('Enter');
    await two?.getByText('我们第一！').waitFor();
    for (const page of [one, three]) await page?.getByText(`${schoolOf(1)}最先`).waitFor();
    await race().getByRole('listitem').first().getByText(schoolOf(1)).first().waitFor();
  });

  it('is raced for once more: of two that press at once one is first, and how far the other is behind is told', async () => {
    const [one, two, three] = pages;
    if (!one || !two || !three) throw new Error('three displays were to be there');
    await race().getByRole('button', { name: '再来一次' }).click();
    for (const page of pages) await page.getByRole('button', { name: '抢！' }).waitFor();
    // Both pages press by the same clock, so that neither waits for the other's being driven.
    const atMs = Date.now() + 1_500;
    await Promise.all([one, two].map((page) => page.evaluate(pressAt, atMs)));
    const places = race().getByRole('listitem');
    await places
      .nth(1)
      .getByText(/慢 \d+\.\d 秒/)
      .waitFor();
    const first = (await places.first().textContent())?.includes(schoolOf(0)) ? 0 : 1;
    await pages[first]?.getByText('我们第一！').waitFor();
    await pages[1 - first]?.getByText(/我们第 2，慢 \d+\.\d 秒/).waitFor();
    await three.getByText(`${schoolOf(first)}最先`).waitFor();
  });

  it('puts the first on stage with one press', async () => {
    await race().getByRole('listitem').first().getByRole('button', { name: '请发言' }).click();
    const onStage = live.teacher.locator('article[data-stage="true"]');
    await onStage.waitFor();
    const name = await onStage.getAttribute('aria-label');
    const shown = live.displays.find((display) => display.name === name);
    expect(shown).toBeDefined();
    await shown?.page.getByText('我们在台上').waitFor();
    await race().getByRole('button', { name: '结束' }).click();
    for (const page of pages) await page.getByRole('region', { name: '抢答' }).waitFor({ state: 'detached' });
    await live.teacher.getByRole('button', { name: '请回' }).click();
    await shown?.page.getByText('我们在台上').waitFor({ state: 'detached' });
  });
});

describe('timer, bell and praise', () => {
  const clock = (page: Page) => page.getByRole('timer');
  const dialog = (name: string) => live.teacher.getByRole('dialog', { name });
  const praise = async (key: string) => {
    await live.teacher.getByRole('button', { name: '表扬' }).click();
    await dialog('表扬').getByRole('button', { name: key }).click();
  };

  it('counts down on every screen, survives reloads, takes a minute more, and is put away', async () => {
    await live.teacher.getByRole('button', { name: '计时' }).click();
    await dialog('计时').getByRole('button', { name: '5分钟' }).click();
    for (const page of [live.teacher, ...pages])
      await clock(page)
        .getByText(/^0[45]:\d\d$/)
        .waitFor();
    await pages[2]?.reload();
    await live.teacher.reload();
    for (const page of [live.teacher, ...pages])
      await clock(page)
        .getByText(/^0[45]:\d\d$/)
        .waitFor();
    await pages[2]?.evaluate(countTones);
    await live.teacher.getByRole('button', { name: '计时' }).click();
    await dialog('计时').getByRole('button', { name: '加 1 分钟' }).click();
    for (const page of pages)
      await clock(page)
        .getByText(/^0[56]:\d\d$/)
        .waitFor();
    await dialog('计时').getByRole('button', { name: '收起计时' }).click();
    for (const page of pages) await clock(page).waitFor({ state: 'detached' });
  });

  it('rings in every classroom and says where to look, for a few seconds', async () => {
    const before = await Promise.all(pages.map(tonesOf));
    await live.teacher.getByRole('button', { name: '响铃' }).click();
    for (const [index, page] of pages.entries()) {
      await page.getByRole('alert').getByText('请看老师').waitFor();
      await expect.poll(() => tonesOf(page)).toBeGreaterThan(before[index] ?? 0);
    }
    for (const page of pages) await page.getByText('请看老师').waitFor({ state: 'detached', timeout: 10_000 });
  });

  it('gives a classroom a star that all see and that stays on its tile, and takes a mistaken one back', async () => {
    const [{ name }] = live.displays;
    const stars = (count: number) =>
      live.teacher
        .getByRole('article', { name })
        .getByRole('img', { name: `${count} 颗星` })
        .waitFor();
    await praise(`给${name}加一颗星`);
    for (const page of pages) await page.getByText(`${schoolOf(0)}得到一颗星！`).waitFor();
    await stars(1);
    // Within a second it would be the same press.
    await live.teacher.waitForTimeout(1_100);
    await praise(`给${name}加一颗星`);
    await stars(2);
    await live.teacher.getByRole('button', { name: '撤销' }).last().click();
    await stars(1);
  });

  it('lets every classroom hear applause for one', async () => {
    const before = await Promise.all(pages.map(tonesOf));
    await praise(`给${live.displays[0].name}鼓掌`);
    for (const [index, page] of pages.entries()) {
      await page.getByText(`为${schoolOf(0)}鼓掌！`).waitFor();
      await expect.poll(() => tonesOf(page)).toBeGreaterThan(before[index] ?? 0);
    }
  });
});

it('is all told once more when the lesson is over', async () => {
  await live.teacher.getByRole('button', { name: '下课', exact: true }).click();
  await live.teacher
    .getByRole('dialog')
    .or(live.teacher.getByRole('alertdialog'))
    .getByRole('button', { name: /下课/ })
    .click();
  const history = live.teacher.getByRole('region', { name: '随堂测' });
  await history.getByText('单选').waitFor();
  await history.getByText('80%').first().waitFor();
  await live.teacher.getByText(/1 颗星/).waitFor();
});

it('has met no error in any window', () => {
  expect(live.faults).toEqual([]);
});
