import { z } from 'zod';

/** How a classroom uses its screens. */
export type ScreensChoice = z.infer<typeof ScreensChoice>;
const ScreensChoice = z.object({
  /** Whether there are two, one for what is read and one for people. */
  two: z.boolean(),
  /** Whether the people are on the first screen, the one with the words and the menu, and what is read on the other. */
  swapped: z.boolean(),
});

const ONE_SCREEN: ScreensChoice = { two: false, swapped: false };

const KEPT_AS = 'tongtang.screens';

/** The last choice on this device; one screen when there is none or when storage is forbidden. */
export function readKeptScreens(): ScreensChoice {
  try {
    return ScreensChoice.parse(JSON.parse(localStorage.getItem(KEPT_AS) ?? ''));
  } catch {
    // Nothing was chosen, or it is forbidden or damaged.
    return ONE_SCREEN;
  }
}

/** Remembers a choice on this device. */
export function keepScreens(choice: ScreensChoice): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(choice));
  } catch {
    // Then the choice lasts until the page is closed.
  }
}
