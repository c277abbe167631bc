import { useEffect } from 'react';
import { chooseLanguage, languages } from '../../../i18n/language.ts';
import type { SecondWindow } from '../second/SecondWindow.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The keys of a remote control: arrows go from one choice to the next (Enter is the browser's own), also to those on a
 * second screen; L changes the language.
 */
export function useRemoteControl(second: Pick<SecondWindow, 'place'> | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = STEPS[event.key];
      // Where something is written, letters are letters, and only up and down lead away.
      if (event.target instanceof HTMLInputElement && !/^Arrow(?:Up|Down)$/.test(event.key)) return;
      if (step !== undefined) moveFocus(step, second?.place.read()?.ownerDocument);
      else if (event.key.toLowerCase() === 'l' && !event.repeat) void nextLanguage();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [second]);
}

/** Puts the texts into the language that is not on screen now. */
export function nextLanguage(): Promise<void> {
  const now = languages.findIndex(({ tag }) => tag === document.documentElement.lang);
  const next = languages[(now + 1) % languages.length] ?? languages[0];
  return chooseLanguage(next.tag);
}

function moveFocus(step: number, other: Document | undefined): void {
  const screens = [document, ...(other ? [other] : [])];
  const focused: readonly (Element | null)[] = screens.map(({ activeElement }) => activeElement);
  const choices = screens.flatMap((screen) => [
    ...screen.querySelectorAll<HTMLElement>('main button:not(:disabled), main input'),
  ]);
  const now = choices.findIndex((choice) => focused.includes(choice));
  const next = choices[(now + step + choices.length) % choices.length];
  if (!next) return;
  const last = choices[now];
  next.focus();
  if (!other || last?.ownerDocument === next.ownerDocument) return;
  // It goes over to the other screen, and the keys with it.
  last?.blur();
  next.ownerDocument.defaultView?.focus();
}
