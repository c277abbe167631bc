import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { EventCoding } from '../../study/coding/EventCoding.ts';
import { playerMoves } from './useCodingKeys.ts';
import { usePadKeys } from './usePadKeys.ts';

/** Between two pictures of a camera, in ms. */
const FRAME_MS = 40;
/** A step of the player, in ms. */
const STEP_MS = 5_000;

type Hands = { readonly replay: Replay; readonly coding: EventCoding };

/** To the event after the chosen one, or before it, and to its moment. */
function choose({ replay, coding }: Hands, by: 1 | -1): void {
  const events = coding.events();
  const chosen = coding.chosen.read();
  const place = events.findIndex(({ eventId }) => eventId === chosen);
  const next = place < 0 ? events.at(by === 1 ? 0 : -1) : events[place + by];
  if (!next) return;
  coding.chosen.set(next.eventId);
  replay.playback.clock.seek(next.fromMs);
}

/** Lets the keyboard write events at the moment of the player. */
export function useEventKeys(hands: Hands, enabled: boolean): void {
  const { replay, coding } = hands;
  const others = new Map([
    ['Backspace', () => coding.undo()],
    ['Delete', () => coding.remove()],
    ['ArrowLeft', () => moves.by(replay, -STEP_MS)],
    ['ArrowRight', () => moves.by(replay, STEP_MS)],
    ['ArrowUp', () => choose(hands, -1)],
    ['ArrowDown', () => choose(hands, 1)],
    [',', () => coding.nudge(-FRAME_MS)],
    ['.', () => coding.nudge(FRAME_MS)],
    ...playerMoves(replay),
  ]);
  const write = (code: string): void => coding.press(code, replay.playback.clock.read());
  usePadKeys({ codes: coding.scheme.codes, write, moves: others }, enabled);
}
