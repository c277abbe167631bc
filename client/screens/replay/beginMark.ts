import type { Marking } from '../../study/marks/Marking.ts';

/** Begins a mark where there is room to write it: beside the player, which full screen hides. */
export async function beginMark(marking: Marking): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  marking.begin();
}
