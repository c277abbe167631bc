import { type RefObject, useEffect, useEffectEvent } from 'react';
import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { Marking } from '../../study/marks/Marking.ts';
import { beginMark } from './beginMark.ts';
import { toggleFullscreen } from './fullscreen.ts';

const NEAR_MS = 5_000;
const FAR_MS = 30_000;

type Move = (replay: Replay, shift: boolean) => void;

const seekBy =
  (direction: 1 | -1): Move =>
  (replay, shift) =>
    moves.by(replay, direction * (shift ? FAR_MS : NEAR_MS));

/** What each key does. */
const KEYS: ReadonlyMap<string, Move> = new Map([
  [' ', moves.toggle],
  ['k', moves.toggle],
  ['ArrowLeft', seekBy(-1)],
  ['ArrowRight', seekBy(1)],
  [',', (replay: Replay) => moves.frame(replay, -1)],
  ['.', (replay: Replay) => moves.frame(replay, 1)],
  ['ArrowUp', (replay: Replay) => moves.louder(replay, 1)],
  ['ArrowDown', (replay: Replay) => moves.louder(replay, -1)],
  ['[', (replay: Replay) => moves.faster(replay, -1)],
  [']', (replay: Replay) => moves.faster(replay, 1)],
  ['m', moves.mute],
]);

type Driven = {
  readonly replay: Replay;
  /** `null` where there are no marks. */
  readonly marking: Marking | null;
  readonly player: RefObject<HTMLElement | null>;
};

/** Lets the keyboard drive the player, wherever the focus is that does not need the key itself. */
export function useReplayKeys({ replay, marking, player }: Driven): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || needsKey(event)) return;
    if (event.key === 'f') void toggleFullscreen(player.current);
    if (event.key === 'n' && marking) {
      // Otherwise it would be the first letter of the mark.
      event.preventDefault();
      void beginMark(marking);
    }
    const move = KEYS.get(event.key);
    if (!move) return;
    event.preventDefault();
    move(replay, event.shiftKey);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Whether what has the focus needs the key itself: whatever is typed or chosen in, and buttons the space bar. */
function needsKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [role="listbox"], [role="dialog"], [contenteditable]')) return true;
  return key === ' ' && target.closest('button, a') !== null;
}
