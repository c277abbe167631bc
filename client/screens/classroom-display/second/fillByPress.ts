import type { View } from '../../../kit/ViewContext.ts';

const FILL = 'tongtang:fill';

type WithDelegation = WindowPostMessageOptions & { readonly delegate: 'fullscreen' };

/** Passes a press in this window on to another one, so that it may fill its screen. Harmless where that is unknown. */
export function passPressOn(view: View, to: Window): void {
  const options: WithDelegation = { targetOrigin: view.location.origin, delegate: 'fullscreen' };
  try {
    to.postMessage(FILL, options);
  } catch {
    // The press was used up for something else: the next one will do.
  }
}

/** Calls back when a press was passed on to this window. The returned function ends that. */
export function onPassedPress(view: View, act: () => void): () => void {
  const onMessage = ({ data, origin }: MessageEvent): void => {
    if (origin === view.location.origin && data === FILL) act();
  };
  view.addEventListener('message', onMessage);
  return () => view.removeEventListener('message', onMessage);
}

/** Fills the screen if the browser lets it; else the window stays as large as it is. */
export function fill({ document }: View): void {
  if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => undefined);
}
