import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { Coding } from '../../study/coding/Coding.ts';
import { usePadKeys } from './usePadKeys.ts';

type Hands = { readonly replay: Replay; readonly coding: Coding };

/** What keys do to the player, whatever is coded. */
export const playerMoves = (replay: Replay): readonly (readonly [string, () => void])[] => [
  [' ', () => moves.toggle(replay)],
  ['[', () => moves.faster(replay, -1)],
  [']', () => moves.faster(replay, 1)],
  ['m', () => moves.mute(replay)],
];

/** Lets the keyboard code intervals. */
export function useCodingKeys({ replay, coding }: Hands, enabled: boolean): void {
  const others = new Map([
    ['Enter', () => coding.confirm()],
    ['Backspace', () => coding.undo()],
    ['ArrowLeft', () => coding.go(coding.at.read() - 1)],
    ['ArrowRight', () => coding.go(Math.min(coding.count - 1, coding.at.read() + 1))],
    ['Home', () => coding.resume()],
    ['l', () => coding.repeats.set(!coding.repeats.read())],
    ...playerMoves(replay),
  ]);
  usePadKeys({ codes: coding.scheme.codes, write: (code, more) => coding.write(code, more), moves: others }, enabled);
}
