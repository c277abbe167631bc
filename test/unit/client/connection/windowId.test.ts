import { describe, expect, it } from 'vitest';
import { claimWindowId } from '../../../../client/connection/windowId.ts';
import { TabStorage } from '../../../fakes/TabStorage.ts';

/** Loads a page in a tab. */
function load(storage: TabStorage) {
  const page = new EventTarget();
  const windowId = claimWindowId({ storage: () => storage, page });
  const leave = () => page.dispatchEvent(new Event('pagehide'));
  const comeBack = () => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  return { windowId, leave, comeBack };
}

describe('a window', () => {
  it('is the same after a reload', () => {
    const tab = new TabStorage();
    const before = load(tab);
    before.leave();
    expect(load(tab).windowId).toBe(before.windowId);
  });

  it('is another one in another tab', () => {
    expect(load(new TabStorage()).windowId).not.toBe(load(new TabStorage()).windowId);
  });

  it('is another one in a duplicated tab, also after both have been reloaded', () => {
    const tab = new TabStorage();
    const first = load(tab);
    const duplicate = tab.copy();
    const second = load(duplicate);
    expect(second.windowId).not.toBe(first.windowId);
    first.leave();
    second.leave();
    expect(load(tab).windowId).toBe(first.windowId);
    expect(load(duplicate).windowId).toBe(second.windowId);
  });

  it('does not leave its name behind when it comes back from the history', () => {
    const tab = new TabStorage();
    const shown = load(tab);
    shown.leave();
    shown.comeBack();
    expect(load(tab.copy()).windowId).not.toBe(shown.windowId);
  });

  it('has a name also where storage is forbidden or damaged', () => {
    const forbidden = claimWindowId({
      storage: () => {
        throw new DOMException('no storage here', 'SecurityError');
      },
      page: new EventTarget(),
    });
    expect(forbidden).toMatch(/^[0-9a-f-]{36}$/);
    const damaged = new TabStorage([['tongtang.window', 'not an id']]);
    expect(load(damaged).windowId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
