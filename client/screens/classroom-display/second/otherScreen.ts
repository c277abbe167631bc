/** Where a screen is among the machine's screens, in CSS pixels. */
export type ScreenPlace = {
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
};

/** The machine's screens, as the Window Management API tells them. */
type ScreenDetails = { readonly screens: readonly ScreenPlace[]; readonly currentScreen: ScreenPlace };

type Listening = (event: 'change', listener: () => void) => void;

/** A window in a browser that may know of several screens. */
type ManyScreened = {
  readonly screen: Pick<Screen, 'width'> & {
    readonly isExtended?: boolean;
    readonly addEventListener?: Listening;
    readonly removeEventListener?: Listening;
  };
  readonly getScreenDetails?: () => Promise<ScreenDetails>;
};

/** What the address asks for: `?screens=2` tries two screens out on a machine with one. */
export function readAskedScreens(search: string): boolean {
  return new URLSearchParams(search).get('screens') === '2';
}

/** Whether the machine has a second screen. Browsers that cannot tell say no. */
export function hasOtherScreen({ screen }: Pick<ManyScreened, 'screen'>): boolean {
  return screen.isExtended === true;
}

/** Calls back when a screen was plugged in or out. The returned function ends that. */
export function watchScreens({ screen }: Pick<ManyScreened, 'screen'>, changed: () => void): () => void {
  // Browsers without several screens have no such event on it.
  screen.addEventListener?.('change', changed);
  return () => screen.removeEventListener?.('change', changed);
}

/** The largest of the screens on which the window is not. `null` where there is none. */
export function placeOfOther({ screens, currentScreen }: ScreenDetails): ScreenPlace | null {
  const area = ({ availWidth, availHeight }: ScreenPlace): number => availWidth * availHeight;
  const others = screens.filter((screen) => screen !== currentScreen);
  return others.sort((a, b) => area(b) - area(a))[0] ?? null;
}

/**
 * Asks where the other screen is; the browser may ask the people in the room first. `null` where it is not told: then
 * the window has to be moved by hand.
 */
export async function askOtherScreen(view: ManyScreened): Promise<ScreenPlace | null> {
  try {
    const details = await view.getScreenDetails?.();
    return details ? placeOfOther(details) : null;
  } catch {
    // Refused.
    return null;
  }
}

/** How a window is opened: as one without tabs, at a place if that is known. */
export function windowFeatures(place: ScreenPlace | null): string {
  if (!place) return 'popup,width=1280,height=720';
  return `popup,left=${place.availLeft},top=${place.availTop},width=${place.availWidth},height=${place.availHeight}`;
}

/** Whether two windows are on one screen, by what each says of its screen. */
export function isOnSameScreen(one: SeenScreen, other: SeenScreen): boolean {
  return (['availLeft', 'availTop', 'width', 'height'] as const).every((side) => one[side] === other[side]);
}

/** Where it begins not all browsers say. */
type SeenScreen = Pick<Screen, 'width' | 'height'> & { readonly availLeft?: number; readonly availTop?: number };

/** Whether a window covers its screen to the edges. */
export function coversScreen({ innerWidth, innerHeight, screen }: WindowSize): boolean {
  return innerWidth >= screen.width && innerHeight >= screen.height;
}

type WindowSize = Pick<Window, 'innerWidth' | 'innerHeight'> & { readonly screen: Pick<Screen, 'width' | 'height'> };
