import type { View } from '../../../kit/ViewContext.ts';

/** What a key is pressed on, where the browser does by itself what it should. */
const OWN = 'button, input, textarea';

/** Hands the keys that are pressed in one window to another, as if they had been pressed there. The returned function ends that. */
export function forwardKeys(from: View, to: View): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (isOwn(event)) return;
    // The next key arrives there by itself, where the browser allows it.
    to.focus();
    const { key, code, repeat, altKey, ctrlKey, metaKey, shiftKey } = event;
    const keys = { key, code, repeat, altKey, ctrlKey, metaKey, shiftKey };
    const target = to.document.activeElement ?? to.document.body;
    const handled = !target.dispatchEvent(
      new to.KeyboardEvent('keydown', { ...keys, bubbles: true, cancelable: true, composed: true }),
    );
    // A browser presses a button only for a key of its own window.
    if (!handled && isPress(event) && target instanceof to.HTMLButtonElement) target.click();
    if (handled) event.preventDefault();
  };
  from.addEventListener('keydown', listen);
  return () => from.removeEventListener('keydown', listen);
}

const isPress = ({ key, repeat }: KeyboardEvent): boolean => (key === 'Enter' || key === ' ') && !repeat;

/** Whether it stays in the window: it presses a button there, or is written. */
function isOwn(event: KeyboardEvent): boolean {
  const own = event.target instanceof Element ? event.target.closest(OWN) : null;
  if (!own) return false;
  if (own instanceof HTMLButtonElement) return event.key === 'Enter' || event.key === ' ';
  return !/^Arrow(?:Up|Down)$/.test(event.key);
}
