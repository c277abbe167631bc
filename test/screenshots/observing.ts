import type { Page } from 'playwright-core';
import { openWindow } from '../support/browser.ts';
import type { LiveLessonInTest } from '../support/liveLesson.ts';
import { signIn } from '../support/people.ts';

type Shoot = (shot: { readonly name: string; readonly page: Page; readonly inReadme?: boolean }) => Promise<void>;

/** Somebody who looks into the lesson unseen, from before it begins until after its end. */
export class ObserverScenes {
  readonly #live: LiveLessonInTest;
  readonly #shoot: Shoot;
  readonly #page: Page;

  private constructor(live: LiveLessonInTest, shoot: Shoot, page: Page) {
    this.#live = live;
    this.#shoot = shoot;
    this.#page = page;
  }

  static async open(live: LiveLessonInTest, shoot: Shoot): Promise<ObserverScenes> {
    const page = await openWindow(live.browser);
    await signIn(page, live.server, live.server.account('hanyan'));
    return new ObserverScenes(live, shoot, page);
  }

  /** The list while nothing is live. */
  async before(): Promise<void> {
    await this.#page.goto(`${this.#live.server.url}/observe`);
    await this.#page.getByText('下一节：').waitFor();
    await this.#shoot({ name: 'observing-empty', page: this.#page });
  }

  /** The list, the lesson, and a mark that is being written. */
  async during(): Promise<void> {
    const page = this.#page;
    await page.goto(`${this.#live.server.url}/observe`);
    await page.getByRole('link', { name: '进去看：茉莉花' }).waitFor();
    await this.#shoot({ name: 'observing-list', page });
    await page.getByRole('link', { name: '进去看：茉莉花' }).click();
    await page.locator('figure[data-large="true"][data-drawing="true"]').waitFor();
    await page.waitForTimeout(3_000);
    await this.#shoot({ name: 'observer', page });
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: '写什么' }).fill('问题问得好，等了七秒才叫人。');
    await page.getByRole('textbox', { name: '标签' }).fill('提问 等待');
    await this.#shoot({ name: 'observer-writing', page });
    await page.getByRole('button', { name: '写好了' }).click();
    await page.waitForTimeout(1_000);
    await this.#shoot({ name: 'observer-marked', page });
    await page.getByText('编码', { exact: true }).click();
    await page.getByRole('button', { name: '开始编码' }).waitFor();
    await this.#shoot({ name: 'observer-coding-begin', page });
    await page.getByRole('button', { name: '开始编码' }).click();
    await page.locator('[data-unit]').waitFor();
    for (const key of ['5', '4', '8']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(1_500);
    }
    await this.#shoot({ name: 'observer-coding', page });
    await page.getByText('标记', { exact: true }).click();
  }

  /** What is on the screen at this moment. */
  async now(name: string): Promise<void> {
    await this.#page.waitForTimeout(1_500);
    await this.#shoot({ name, page: this.#page });
  }
}
