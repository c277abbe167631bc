import { describe, expect, it } from 'vitest';
import { MutedParts } from '../../../../../client/lesson/sources/MutedParts.ts';
import { TabStorage } from '../../../../fakes/TabStorage.ts';

const [LESSON, OTHER_LESSON] = ['les_1', 'les_2'];
const [WINDOW, OTHER_WINDOW] = ['window-1', 'window-2'];

/** Opens the console in a tab. `log`: whether the seat's microphone was muted when the seat was taken. */
function console({ tab = new TabStorage(), lessonId = LESSON, windowId = WINDOW, log = 'nothing' } = {}) {
  const wasMuted = (part: string) => part === 'microphone' && log === 'muted';
  return new MutedParts({ storage: () => tab, lessonId, windowId, wasMuted });
}

describe('what the teacher has switched off', () => {
  it('is nothing at first', () => {
    expect(console().read('microphone')).toBe(false);
  });

  it('stays off after a reload, part by part', () => {
    const tab = new TabStorage();
    console({ tab }).note('microphone', true);
    const again = console({ tab });
    expect([again.read('microphone'), again.read('camera')]).toEqual([true, false]);
  });

  it('stays off when another window takes the lesson over, as the log tells', () => {
    expect(console({ log: 'muted', windowId: OTHER_WINDOW }).read('microphone')).toBe(true);
  });

  it('does not stay off when only what stood in for a missing device was silent', () => {
    const tab = new TabStorage();
    console({ tab });
    // The same window again, with its microphone allowed now.
    expect(console({ tab, log: 'muted' }).read('microphone')).toBe(false);
  });

  it('stays off when another window has switched it off meanwhile', () => {
    const tab = new TabStorage();
    console({ tab }).leave();
    expect(console({ tab, log: 'muted' }).read('microphone')).toBe(true);
  });

  it('stays off when this window had switched it off, whatever another one did meanwhile', () => {
    const tab = new TabStorage();
    const before = console({ tab });
    before.note('microphone', true);
    before.leave();
    expect(console({ tab, log: 'nothing' }).read('microphone')).toBe(true);
  });

  it('is not taken for switched on by a duplicate of the tab', () => {
    const tab = new TabStorage();
    console({ tab });
    const duplicate = tab.copy();
    expect(console({ tab: duplicate, windowId: OTHER_WINDOW, log: 'muted' }).read('microphone')).toBe(true);
  });

  it('is on again in the next lesson', () => {
    const tab = new TabStorage();
    console({ tab }).note('microphone', true);
    expect(console({ tab, lessonId: OTHER_LESSON }).read('microphone')).toBe(false);
  });

  it('is known until the page is closed where storage is forbidden or damaged', () => {
    const forbidden = new MutedParts({
      storage: () => {
        throw new DOMException('no storage here', 'SecurityError');
      },
      lessonId: LESSON,
      windowId: WINDOW,
      wasMuted: () => false,
    });
    forbidden.note('microphone', true);
    expect(forbidden.read('microphone')).toBe(true);
    expect(console({ tab: new TabStorage([['tongtang.muted', '{']]) }).read('microphone')).toBe(false);
  });
});
