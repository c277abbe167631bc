import { z } from 'zod';
import { newRequestId } from './newRequestId.ts';

/** Where a tab keeps its name while none of its pages is there. */
const KEPT_AS = 'tongtang.window';

const WindowId = z.uuid();

type Tab = {
  /** The tab's storage; throws where it is forbidden. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Tells when the page goes and comes. */
  readonly page: EventTarget;
};

/**
 * Takes the name of this window: the one that the tab had before a reload, else a new one. The name is out of the
 * storage for as long as the page is there, because a tab that is duplicated begins with a copy of the storage.
 */
export function claimWindowId({ storage, page }: Tab): string {
  const windowId = taken(storage) ?? newRequestId();
  page.addEventListener('pagehide', () => attempt(() => storage().setItem(KEPT_AS, windowId)));
  // Back from the browser's history, the page is there again.
  page.addEventListener('pageshow', () => attempt(() => storage().removeItem(KEPT_AS)));
  return windowId;
}

function taken(storage: Tab['storage']): string | undefined {
  return attempt(() => {
    const kept = WindowId.safeParse(storage().getItem(KEPT_AS));
    storage().removeItem(KEPT_AS);
    return kept.data;
  });
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    // Storage is forbidden: then a reloaded window is a new one.
    return undefined;
  }
}

let own: string | undefined;

/**
 * Which window of this device the page is: tells the server that somebody who comes back is nobody else. To be asked
 * for as soon as the page is loaded: until then a duplicate of the tab would find the same name.
 */
export function ownWindowId(): string {
  own ??= claimWindowId({ storage: () => window.sessionStorage, page: window });
  return own;
}
