import { describe, expect, it } from 'vitest';
import {
  askOtherScreen,
  coversScreen,
  hasOtherScreen,
  isOnSameScreen,
  placeOfOther,
  readAskedScreens,
  windowFeatures,
} from '../../../../../../client/screens/classroom-display/second/otherScreen.ts';

const board = { availLeft: 0, availTop: 0, availWidth: 1_920, availHeight: 1_080 };
const television = { availLeft: 1_920, availTop: -200, availWidth: 3_840, availHeight: 2_160 };
const monitor = { availLeft: -1_280, availTop: 0, availWidth: 1_280, availHeight: 1_024 };

describe('the other screen', () => {
  it('is the largest of those on which we are not', () => {
    expect(placeOfOther({ screens: [board, television], currentScreen: board })).toBe(television);
    expect(placeOfOther({ screens: [board, television], currentScreen: television })).toBe(board);
    expect(placeOfOther({ screens: [monitor, board, television], currentScreen: board })).toBe(television);
    expect(placeOfOther({ screens: [board], currentScreen: board })).toBeNull();
  });

  it('is not known where the room refuses or the browser cannot tell', async () => {
    const screen = { width: 1_920 };
    const details = { screens: [board, monitor], currentScreen: board };
    expect(await askOtherScreen({ screen, getScreenDetails: async () => details })).toBe(monitor);
    expect(await askOtherScreen({ screen })).toBeNull();
    const refuses = () => Promise.reject(new Error('refused'));
    expect(await askOtherScreen({ screen, getScreenDetails: refuses })).toBeNull();
  });

  it('is there when the browser says so', () => {
    expect(hasOtherScreen({ screen: { width: 1_920, isExtended: true } })).toBe(true);
    expect(hasOtherScreen({ screen: { width: 1_920, isExtended: false } })).toBe(false);
    expect(hasOtherScreen({ screen: { width: 1_920 } })).toBe(false);
  });

  it.each([
    ['?screens=2', true],
    ['?camera=synthetic&screens=2', true],
    ['?screens=1', false],
    ['', false],
  ])('can be tried out by the address: %s', (search, asked) => {
    expect(readAskedScreens(search)).toBe(asked);
  });
});

describe('the second window', () => {
  it('is opened where the other screen is, if that is known', () => {
    expect(windowFeatures(television)).toBe('popup,left=1920,top=-200,width=3840,height=2160');
    expect(windowFeatures(null)).toBe('popup,width=1280,height=720');
  });

  it('knows whether it is where the first one is, also where browsers say less', () => {
    const here = { width: 1_920, height: 1_080, availLeft: 0, availTop: 0 };
    expect(isOnSameScreen(here, { ...here })).toBe(true);
    expect(isOnSameScreen(here, { ...here, availLeft: 1_920 })).toBe(false);
    expect(isOnSameScreen(here, { ...here, availTop: -1_080 })).toBe(false);
    expect(isOnSameScreen({ width: 1_366, height: 768 }, { width: 1_366, height: 768 })).toBe(true);
    expect(isOnSameScreen({ width: 1_366, height: 768 }, { width: 1_920, height: 1_080 })).toBe(false);
  });

  it('covers its screen only to the edges', () => {
    const screen = { width: 1_366, height: 768 };
    expect(coversScreen({ innerWidth: 1_366, innerHeight: 768, screen })).toBe(true);
    expect(coversScreen({ innerWidth: 1_366, innerHeight: 700, screen })).toBe(false);
    expect(coversScreen({ innerWidth: 1_280, innerHeight: 768, screen })).toBe(false);
  });
});
