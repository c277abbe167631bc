import type { Page } from 'playwright-core';
import type { PlayableFile } from '../../../shared/api/index.ts';
import { CLOCK, FRAME_MS } from './makeMedia.ts';

/** A sound or picture that is held in a window, and where it is on the take's clock. */
export type Held = {
  readonly track: string;
  readonly takeMs: number;
  readonly paused: boolean;
  readonly muted: boolean;
  readonly rate: number;
  /** What is drawn in the picture that is shown, in ms; `null` for sound and before the first. */
  readonly drawnMs: number | null;
};

/** What is looked for is there by then, also on a busy machine, in ms. */
const SHOWN_WITHIN_MS = 15_000;

/** A window in which a take is watched. */
export class ReplayWindow {
  readonly page: Page;
  readonly #startMs: ReadonlyMap<string, number>;
  readonly #lengthMs: number;
  readonly #clockRoundMs: number;

  constructor(
    page: Page,
    {
      files,
      beganAtMs,
      lengthMs,
      clockRoundMs = Number.POSITIVE_INFINITY,
    }: {
      readonly files: readonly PlayableFile[];
      readonly beganAtMs: number;
      readonly lengthMs: number;
      /** After how long the clock that is drawn begins anew. */
      readonly clockRoundMs?: number;
    },
  ) {
    this.page = page;
    this.#clockRoundMs = clockRoundMs;
    this.#startMs = new Map(files.map(({ trackFileId, startAtMs }) => [trackFileId, startAtMs - beganAtMs]));
    this.#lengthMs = lengthMs;
  }

  /** Everything that has a file just now, all at one instant. */
  async held(): Promise<Held[]> {
    const seen = await this.page.evaluate(readMedia, CLOCK);
    return seen.map(({ file, atS, drawn, ...how }) => ({
      ...how,
      takeMs: (this.#startMs.get(file) ?? Number.NaN) + atS * 1_000,
      drawnMs: drawn === null ? null : drawn * FRAME_MS,
    }));
  }

  /** How far apart those are that play, in ms. */
  async spreadMs(): Promise<number> {
    const times = (await this.held()).filter(({ paused }) => !paused).map(({ takeMs }) => takeMs);
    return Math.max(...times) - Math.min(...times);
  }

  /** Lets the window paint so many times. */
  async framesPass(count: number): Promise<void> {
    await this.page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, count);
  }

  /** Resolves when a moment is drawn in the large picture, to within two pictures. Throws when it is not in time. */
  async shows(takeMs: number): Promise<void> {
    const untilMs = performance.now() + SHOWN_WITHIN_MS;
    let drawnMs: number | null | undefined;
    while (performance.now() < untilMs) {
      const large = await this.page.locator('[data-large="true"]').getAttribute('data-track');
      drawnMs = (await this.held()).find(({ track }) => track === large)?.drawnMs;
      if (typeof drawnMs === 'number' && Math.abs(drawnMs - this.#drawnAt(takeMs)) <= 2 * FRAME_MS) return;
      await this.framesPass(1);
    }
    throw new Error(`${takeMs} ms is not shown, but ${drawnMs}`);
  }

  #drawnAt(takeMs: number): number {
    return Number.isFinite(this.#clockRoundMs) ? takeMs % this.#clockRoundMs : takeMs;
  }

  /** Presses on the ruler. Returns where that is exactly, in ms. */
  async goTo(takeMs: number): Promise<number> {
    const ruler = this.page.getByRole('slider', { name: '时间轴' });
    const box = await ruler.boundingBox();
    if (!box) throw new Error('no ruler');
    const x = Math.round(box.x + (takeMs / this.#lengthMs) * box.width);
    await this.page.mouse.click(x, box.y + box.height / 2);
    return ((x - box.x) / box.width) * this.#lengthMs;
  }
}

/** Runs in the page. */
function readMedia({ bits, left, top, size }: typeof CLOCK) {
  const canvas = new OffscreenCanvas(320, 180);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const players = [...document.querySelectorAll<HTMLMediaElement>('video, audio')].filter(({ src }) => src !== '');
  const times = players.map(({ currentTime }) => currentTime);
  return players.map((player, index) => {
    let drawn: number | null = null;
    if (pen && player instanceof HTMLVideoElement && player.readyState >= 2) {
      pen.drawImage(player, 0, 0, 320, 180);
      drawn = 0;
      for (let bit = 0; bit < bits; bit += 1) {
        const [shade = 0] = pen.getImageData(left + bit * size + size / 2, top + size / 2, 1, 1).data;
        if (shade > 127) drawn += 2 ** bit;
      }
    }
    return {
      track: player.dataset['track'] ?? player.closest<HTMLElement>('[data-track]')?.dataset['track'] ?? '',
      file: /files\/(trf_[0-9a-z]+)/.exec(player.src)?.[1] ?? '',
      atS: times[index] ?? 0,
      paused: player.paused,
      muted: player.muted,
      rate: player.playbackRate,
      drawn,
    };
  });
}
