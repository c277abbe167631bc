import { Observable } from '../../../kit/Observable.ts';
import type { View } from '../../../kit/ViewContext.ts';
import { every } from '../life/waits.ts';
import { copyStyles } from './copyStyles.ts';
import { fill, passPressOn } from './fillByPress.ts';
import { keepScreens, readKeptScreens, type ScreensChoice } from './keptScreens.ts';
import { markTaken, onOffered, SECOND_PATH } from './offer.ts';
import {
  askOtherScreen,
  hasOtherScreen,
  readAskedScreens,
  type ScreenPlace,
  watchScreens,
  windowFeatures,
} from './otherScreen.ts';

/** The browser finds the window again by this name. */
const NAME = 'tongtang-second';
/** A window that was there before a reload says so within this time, in ms; else it is opened anew. */
const FOUND_WITHIN_MS = 2_000;
/** How often it is looked whether the window is still there, in ms. */
const LOOK_EVERY_MS = 500;
/** A window that was closed for so long was closed by somebody, and not with the whole browser, in ms. */
const CLOSED_BY_HAND_MS = 1_500;
/** So many presses in this window are passed on, so that the other one fills its screen: whoever leaves that is left. */
const PASSED_PRESSES = 3;

/**
 * The window on a classroom's second screen, as the first screen's window sees it. That window is a page of ours which
 * offers a place, and this one draws into it: it has no seat, no line and no sound of its own. It stays from lesson to
 * lesson, and whoever closes it has chosen one screen. Ends with `end()`.
 */
export class SecondWindow {
  /** Where the second screen's picture is to be drawn; `null` while there is no such place. */
  readonly place = new Observable<HTMLElement | null>(null);
  readonly choice: Observable<ScreensChoice>;
  /** Whether the machine has two screens. */
  readonly isPossible: Observable<boolean>;
  /** The browser wants a press before it opens the window that was chosen. */
  readonly wantsPress = new Observable(false);
  readonly #view: View;
  readonly #end = new AbortController();
  /** The window while it is open, also before it offers its place. */
  #window: Window | null = null;
  #closedSinceMs: number | null = null;
  #passed = 0;
  #stopStyles: (() => void) | undefined;
  #otherScreen: ScreenPlace | null = null;

  constructor(view: View) {
    this.#view = view;
    this.choice = new Observable(readKeptScreens());
    const asked = readAskedScreens(view.location.search);
    this.isPossible = new Observable(asked || hasOtherScreen(view));
    const { signal } = this.#end;
    onOffered(view, (place) => this.#take(place), signal);
    for (const press of ['keydown', 'pointerup'])
      view.addEventListener(press, () => this.#onPress(), { signal, capture: true });
    const stops = [
      watchScreens(view, () => this.#onScreens(asked || hasOtherScreen(view))),
      every(LOOK_EVERY_MS, () => this.#look()),
    ];
    const timer = setTimeout(() => this.#openAgain(), FOUND_WITHIN_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      this.#letGo();
    });
    void this.#askIfAllowed();
  }

  /**
   * Two screens from now on. To be called in a press.
   *
   * @returns `false` when the browser did not let the window open: one screen it is.
   */
  open(): boolean {
    // Asked first: both need the press, and only this one does not use it up.
    const asked = this.#otherScreen ? null : askOtherScreen(this.#view);
    const opened = this.#openWindow();
    this.#choose({ two: opened });
    if (opened) void asked?.then((place) => this.#move(place));
    return opened;
  }

  /** One screen from now on. */
  close(): void {
    this.#choose({ two: false });
    this.#shut();
  }

  /** Puts on each screen what was on the other. */
  swap(): void {
    this.#choose({ swapped: !this.choice.read().swapped });
  }

  /** Draws nothing more. The window stays, and says that it waits. */
  end(): void {
    this.#end.abort();
  }

  #choose(change: Partial<ScreensChoice>): void {
    this.choice.set({ ...this.choice.read(), ...change });
    keepScreens(this.choice.read());
    this.wantsPress.set(false);
  }

  #openWindow(): boolean {
    const { document } = this.#view;
    const wasFull = document.fullscreenElement !== null;
    const opened = this.#view.open(SECOND_PATH, NAME, windowFeatures(this.#otherScreen));
    if (!opened || opened.closed) return false;
    this.#window = opened;
    this.#passed = 0;
    // A new window may take the full screen away from this one: the next press gives it back.
    if (wasFull) this.#view.addEventListener('pointerup', () => fill(this.#view), { once: true });
    if (wasFull) this.#view.addEventListener('keyup', () => fill(this.#view), { once: true });
    return true;
  }

  /** As it was chosen before: at once where that is allowed, else with the next press. */
  #openAgain(): void {
    if (this.#window || !this.choice.read().two || !this.isPossible.read()) return;
    this.wantsPress.set(!this.#openWindow());
  }

  #onPress(): void {
    const place = this.place.read();
    if (this.wantsPress.read()) this.#openAgain();
    else if (place && this.#window && this.#view.document.fullscreenElement && this.#passed < PASSED_PRESSES) {
      this.#passed += 1;
      if (!place.ownerDocument.fullscreenElement) passPressOn(this.#view, this.#window);
    }
  }

  #onScreens(isPossible: boolean): void {
    this.isPossible.set(isPossible);
    // On the one screen that is left, the second window would lie over the first.
    if (!isPossible) this.#shut();
    else this.#openAgain();
  }

  #take(place: HTMLElement): void {
    const view = place.ownerDocument.defaultView;
    if (!view || this.#end.signal.aborted || place === this.place.read()) return;
    if (!this.choice.read().two || !this.isPossible.read()) {
      view.close();
      return;
    }
    this.#letGo();
    this.#window = view;
    this.#closedSinceMs = null;
    this.wantsPress.set(false);
    markTaken(place, true);
    view.addEventListener('pagehide', () => {
      if (this.#window === view) this.#letGo(true);
    });
    void copyStyles(this.#view.document, view.document).then((stop) => {
      if (this.#window !== view || this.#end.signal.aborted) return stop();
      this.#stopStyles = stop;
      this.place.set(place);
    });
  }

  #look(): void {
    if (!this.#window?.closed) return;
    if (this.place.read()) this.#letGo(true);
    this.#closedSinceMs ??= performance.now();
    if (performance.now() - this.#closedSinceMs < CLOSED_BY_HAND_MS) return;
    this.#window = null;
    this.#choose({ two: false });
  }

  #shut(): void {
    const closing = this.#window;
    this.#letGo();
    closing?.close();
  }

  /** @param keep - Whether it is still to be found out what became of the window. */
  #letGo(keep = false): void {
    const place = this.place.read();
    this.#stopStyles?.();
    this.#stopStyles = undefined;
    this.place.set(null);
    if (place) markTaken(place, false);
    if (!keep) this.#window = null;
  }

  #move(place: ScreenPlace | null): void {
    this.#otherScreen = place;
    if (!place || !this.#window) return;
    this.#window.moveTo(place.availLeft, place.availTop);
    this.#window.resizeTo(place.availWidth, place.availHeight);
  }

  /** Where the room has allowed it before, the place is known before the press. */
  async #askIfAllowed(): Promise<void> {
    try {
      const name = 'window-management' as PermissionName;
      const { state } = await this.#view.navigator.permissions.query({ name });
      if (state === 'granted') this.#otherScreen = await askOtherScreen(this.#view);
    } catch {
      // A browser that knows nothing of several screens.
    }
  }
}
