import { useEffect } from 'react';
import { chooseLanguage, languages } from '../../../i18n/language.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The keys of a remote control: arrows go from one choice to the next (Enter is the browser's own), L changes the language. */
export function useRemoteControl(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = STEPS[event.key];
      // Where something is written, letters are letters, and only up and down lead away.
      if (event.target instanceof HTMLInputElement && !/^Arrow(?:Up|Down)$/.test(event.key)) return;
      if (step !== undefined) moveFocus(step);
      else if (event.key.toLowerCase() === 'l' && !event.repeat) void nextLanguage();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Puts the texts into the language that is not on screen now. */
export function nextLanguage(): Promise<void> {
  const now = languages.findIndex(({ tag }) => tag === document.documentElement.lang);
  const next = languages[(now + 1) % languages.length] ?? languages[0];
  return chooseLanguage(next.tag);
}

function moveFocus(step: number): void {
  const choices = [...document.querySelectorAll<HTMLElement>('main button:not(:disabled), main input')];
  if (choices.length === 0) return;
  const { activeElement } = document;
  const now = activeElement instanceof HTMLElement ? choices.indexOf(activeElement) : -1;
  choices[(now + step + choices.length) % choices.length]?.focus();
}
