import { useEffect } from 'react';
import { chime } from '../../kit/chime.ts';
import { Observable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import { hasNewHand } from './newHand.ts';

const KEPT_AS = 'tongtang.hand-sound';

/** Whether a new hand is heard on this computer. */
export const handSound = new Observable(readKept());

/** Lets new hands be heard or not, from now on. */
export function chooseHandSound(on: boolean): void {
  handSound.set(on);
  try {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  } catch {
    // Then the choice lasts until the page is closed.
  }
}

/** One gentle sound for a new hand. None in a lesson of music: there the microphone takes everything to the classrooms. */
export function useHandSound({ store }: Pick<LessonSession, 'store'>): void {
  useEffect(() => {
    let { hands } = store.read();
    return store.subscribe(() => {
      const now = store.read();
      if (now.hands === hands) return;
      const isNew = hasNewHand(hands, now.hands);
      hands = now.hands;
      if (isNew && handSound.read() && now.soundMode !== 'music') chime();
    });
  }, [store]);
}

function readKept(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off';
  } catch {
    // Storage is forbidden.
    return true;
  }
}
