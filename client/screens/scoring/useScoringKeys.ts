import { useEffect, useEffectEvent } from 'react';
import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { Scoring } from '../../study/scores/Scoring.ts';

type Hands = { readonly replay: Replay; readonly scoring: Scoring };

const STEP_MS = 5_000;

/** What each key does beside the digits. Those that write are marked. */
const KEYS: Readonly<Record<string, { readonly writes?: true; readonly act: (hands: Hands) => void }>> = {
  Enter: { act: ({ scoring }) => scoring.go(scoring.at.read() + 1) },
  ArrowDown: { act: ({ scoring }) => scoring.go(scoring.at.read() + 1) },
  ArrowUp: { act: ({ scoring }) => scoring.go(scoring.at.read() - 1) },
  ArrowLeft: { act: ({ replay }) => moves.by(replay, -STEP_MS) },
  ArrowRight: { act: ({ replay }) => moves.by(replay, STEP_MS) },
  ' ': { act: ({ replay }) => moves.toggle(replay) },
  '[': { act: ({ replay }) => moves.faster(replay, -1) },
  ']': { act: ({ replay }) => moves.faster(replay, 1) },
  m: { act: ({ replay }) => moves.mute(replay) },
  Backspace: { writes: true, act: ({ scoring }) => scoring.answer(null) },
  e: {
    writes: true,
    act: ({ scoring, replay }) => scoring.ground(scoring.momentAt(replay.playback.clock.read())),
  },
  t: {
    writes: true,
    act: ({ scoring, replay }) => {
      const place = scoring.written().evidence.findLastIndex(({ toMs }) => toMs === null);
      if (place >= 0) scoring.stretch(place, replay.playback.clock.read());
    },
  },
};

/** Lets the keyboard score, wherever the focus is that does not need the key itself. */
export function useScoringKeys(hands: Hands, writable: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || needsKey(event)) return;
    if (act(hands, event, writable)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Returns whether the key meant something. A key that is held down writes once. */
function act(hands: Hands, { key, repeat }: KeyboardEvent, writable: boolean): boolean {
  const mayWrite = writable && !repeat;
  if (/^[1-9]$/.test(key)) return mayWrite && hands.scoring.press(Number(key));
  const found = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (!found || (found.writes && !mayWrite)) return false;
  found.act(hands);
  return true;
}

function needsKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type="checkbox"]), textarea, select, [role="listbox"], [role="dialog"]')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a') !== null;
}
