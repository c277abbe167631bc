import type { Observable } from '../kit/Observable.ts';

/** How soon sound that the browser refused is tried again, in ms. */
const AGAIN_AFTER_MS = 1_000;

/** Refusals in a row after which somebody has to be asked for a press: about as many seconds. */
const BLOCKED_FROM = 3;

type Options = {
  readonly player: Pick<HTMLMediaElement, 'play'>;
  /** Set to `true` while the browser wants a press before it plays sound. */
  readonly blocked: Observable<boolean>;
  /** Calls back when something happens after which the browser may play, e.g. a press; returns how to stop that. */
  readonly wake: (again: () => void) => () => void;
};

/**
 * Plays, and goes on trying while the browser refuses: browsers play sound after a press, and Chromium also while the
 * page has a camera or microphone open, so a display that was switched on this morning needs no press. The returned
 * function ends it.
 */
export function keepPlaying({ player, blocked, wake }: Options): () => void {
  let refusals = 0;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const play = (): void => {
    clearTimeout(timer);
    player.play().then(onPlaying, onRefused);
  };
  const onPlaying = (): void => {
    refusals = 0;
    if (!over) blocked.set(false);
  };
  const onRefused = (refusal: unknown): void => {
    // Only a browser that waits says NotAllowedError; an element that is being replaced says AbortError.
    if (over || !(refusal instanceof DOMException && refusal.name === 'NotAllowedError')) return;
    refusals += 1;
    if (refusals >= BLOCKED_FROM) blocked.set(true);
    clearTimeout(timer);
    timer = setTimeout(play, AGAIN_AFTER_MS);
  };
  const stop = wake(play);
  play();
  return () => {
    over = true;
    clearTimeout(timer);
    stop();
    // Whatever else is refused says so itself within a second.
    if (refusals >= BLOCKED_FROM) blocked.set(false);
  };
}
