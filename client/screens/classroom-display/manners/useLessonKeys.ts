import { useEffect, useEffectEvent } from 'react';

type Actions = {
  /** Mutes the classroom or opens its microphone. */
  readonly toggleMicrophone: () => void;
  /** Shows or hides the code for a phone. */
  readonly togglePass: () => void;
  /** Puts away what lies over the lesson. */
  readonly close: () => void;
};

/** The keys of a display during a lesson, by where they are: a Chinese input method changes what they say. */
export function useLessonKeys({ toggleMicrophone, togglePass, close }: Actions): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    // Where something is written, letters are letters.
    if (event.target instanceof HTMLInputElement) return;
    if (event.code === 'KeyM') toggleMicrophone();
    if (event.code === 'KeyQ') togglePass();
    if (event.code === 'Escape') close();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
