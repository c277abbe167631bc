import { useEffect } from 'react';
import type { EvidencePlayer } from './EvidencePlayer.ts';

const STEPS: Readonly<Record<string, 1 | -1>> = { ',': -1, '.': 1 };

/** While stretches are open, `,` and `.` go from one to the next; they are not the player's then. */
export function useEvidenceKeys(player: EvidencePlayer): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((player.shown.read()?.spans.length ?? 0) < 2) return;
      if (event.target instanceof Element && event.target.closest('input[type="text"], textarea, [contenteditable]'))
        return;
      event.preventDefault();
      player.step(step);
    };
    // Before the player's own keys, which leave alone what was taken.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [player]);
}
