import type { Page } from 'playwright-core';

/** What a window shows of one stream. */
export type Picture = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  readonly print: number;
};

/**
 * Reads the picture in the first video that `selector` finds: its decoded size, how many frames have been decoded, and
 * a print of its pixels that differs when they do. `undefined` while there is none.
 */
export function readPicture(page: Page, selector: string): Promise<Picture | undefined> {
  return page.evaluate((selected) => {
    const video = document.querySelector<HTMLVideoElement>(selected);
    if (!video || video.readyState < 2 || video.videoWidth === 0) return undefined;
    const canvas = new OffscreenCanvas(64, 36);
    const pen = canvas.getContext('2d');
    if (!pen) return undefined;
    pen.drawImage(video, 0, 0, 64, 36);
    const print = pen
      .getImageData(0, 0, 64, 36)
      .data.reduce((sum, value, index) => (sum * 31 + value * (index + 1)) % 1_000_003, 7);
    const frames = video.getVideoPlaybackQuality().totalVideoFrames;
    return { widthPx: video.videoWidth, heightPx: video.videoHeight, frames, print };
  }, selector);
}

/** Whether the picture moves: frames go on being decoded and pixels change, within `withinMs`. */
export async function moves(page: Page, selector: string, withinMs = 10_000): Promise<boolean> {
  const until = Date.now() + withinMs;
  let first: Picture | undefined;
  while (Date.now() < until) {
    const now = await readPicture(page, selector);
    if (first && now && now.frames >= first.frames + 5 && now.print !== first.print) return true;
    // Counted anew: another element stands where the picture of a moment ago was.
    if (!first || (now && now.frames < first.frames)) first = now;
    await page.waitForTimeout(100);
  }
  return false;
}

/** What `listen` is to listen for. */
type Listening = { readonly toneHz: number; readonly listenMs: number };

/** Runs in the page: how loud a tone is in all sound that the page receives, in dB above its surroundings. */
async function listen({ toneHz, listenMs }: Listening): Promise<number> {
  const context = new AudioContext();
  await context.resume();
  const analyser = new AnalyserNode(context, { fftSize: 8_192, smoothingTimeConstant: 0 });
  for (const element of document.querySelectorAll('audio')) {
    if (element.srcObject instanceof MediaStream && element.srcObject.getAudioTracks().length > 0) {
      context.createMediaStreamSource(element.srcObject).connect(analyser);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, listenMs));
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(spectrum);
  const bin = Math.round((toneHz / context.sampleRate) * analyser.fftSize);
  const peak = Math.max(...spectrum.slice(bin - 2, bin + 3));
  await context.close();
  // Nothing at all: every bin is −∞.
  if (!Number.isFinite(peak) || peak < -90) return 0;
  const around = [...spectrum.slice(5, 1_000)].filter(Number.isFinite).sort((a, b) => a - b);
  return peak - (around[Math.floor(around.length / 2)] ?? peak);
}

/**
 * How loud a frequency is in the sound that a window receives of all streams together, in dB above the loudness of
 * its surroundings (the median of the spectrum). A steady tone stands out by 30 dB and more; silence and noise by under 20.
 */
export function toneDb(page: Page, hz: number, overMs = 600): Promise<number> {
  return page.evaluate(listen, { toneHz: hz, listenMs: overMs });
}

/** From this on a tone is heard. */
export const HEARD_DB = 25;

/** Waits until a tone is heard (or not). Returns whether it came to be so. */
export async function soundsLike(
  page: Page,
  { hz, heard, withinMs = 10_000 }: { hz: number; heard: boolean; withinMs?: number },
): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    if ((await toneDb(page, hz)) >= HEARD_DB === heard) return true;
  }
  return false;
}

/** What a window plays that nobody has touched. */
export type Untouched = { readonly pressed: boolean; readonly playing: boolean; readonly toneDb: number };

/** Listens to a window as `toneDb` does, but so that the browser does not take the measuring for a press of somebody's. */
export async function listenUntouched(page: Page, hz: number): Promise<Untouched> {
  const devtools = await page.context().newCDPSession(page);
  const evaluated = async (expression: string): Promise<unknown> => {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: false,
    });
    return result.value;
  };
  const pressed = await evaluated('navigator.userActivation.hasBeenActive');
  const playing = await evaluated(
    "[...document.querySelectorAll('audio')].some(({ paused, muted, currentTime }) => !paused && !muted && currentTime > 0)",
  );
  // A context that is not allowed to run would wait for a press for ever.
  const level = playing ? await evaluated(`(${listen})(${JSON.stringify({ toneHz: hz, listenMs: 600 })})`) : 0;
  await devtools.detach();
  return { pressed: pressed === true, playing: playing === true, toneDb: Number(level) };
}
