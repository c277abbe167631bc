/** A picture that comes later than this after the press says nothing of the one that was seen, in ms. */
const NEXT_WITHIN_MS = 250;
/** A longer delay is a picture that stood still, and no delay, in ms. */
const LONGEST_MS = 2_000;

/** What is needed of a video element. */
export type ShownVideo = Pick<HTMLVideoElement, 'requestVideoFrameCallback'>;

/**
 * How long a picture waits on this device between its arrival and the moment in which it is seen, in ms: in the jitter
 * buffer and the decoder. 0 where the browser does not say, or no picture comes.
 */
export function shownDelayMs(video: ShownVideo | null): Promise<number> {
  if (!video || !('requestVideoFrameCallback' in video)) return Promise.resolve(0);
  return new Promise((resolve) => {
    const none = setTimeout(() => resolve(0), NEXT_WITHIN_MS);
    video.requestVideoFrameCallback((_now, { expectedDisplayTime, receiveTime }) => {
      clearTimeout(none);
      const delayMs = receiveTime === undefined ? 0 : expectedDisplayTime - receiveTime;
      resolve(delayMs > 0 && delayMs <= LONGEST_MS ? delayMs : 0);
    });
  });
}
