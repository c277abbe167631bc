import type { Lanes } from '../../timeline/lanes.ts';
import type { Span } from '../../timeline/tracks.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';

/** Who speaks: the teacher's side, or a listening classroom as a whole. */
export type Party = { readonly kind: 'teacher' } | { readonly kind: 'classroom'; readonly classroomId: ClassroomId };

/** Whose seat it is; `undefined`: a seat that speaks for nobody in the lesson. */
export type PartyOf = (seatId: string) => Party | undefined;

/** A stretch in which one party spoke, pauses for breath with it; in ms since the take began. */
export type SpeechTurn = Span & {
  readonly party: Party;
  /** Without the pauses. */
  readonly spokenMs: number;
};

/** A pause no longer than this, in which nobody else begins, belongs to the turn, in ms. */
const BREATH_MS = 1_500;

/** The turns of speech, in the order in which they began. Voices of several seats of one party are one. */
export function speechTurns(voices: Lanes['voices'], partyOf: PartyOf): SpeechTurn[] {
  const turns: SpeechTurn[] = [];
  /** The last turn of each party. */
  const last = new Map<string, number>();
  for (const { seatId, fromMs, toMs } of [...voices].sort((a, b) => a.fromMs - b.fromMs)) {
    const party = partyOf(seatId);
    if (!party || toMs <= fromMs) continue;
    const key = partyKey(party);
    const place = last.get(key);
    const turn = place === undefined ? undefined : turns[place];
    if (turn && place !== undefined && goesOn(turn, fromMs, turns.slice(place + 1))) {
      const newMs = Math.max(0, toMs - Math.max(fromMs, turn.toMs));
      turns[place] = { ...turn, toMs: Math.max(turn.toMs, toMs), spokenMs: turn.spokenMs + newMs };
      continue;
    }
    last.set(key, turns.length);
    turns.push({ party, fromMs, toMs, spokenMs: toMs - fromMs });
  }
  return turns;
}

/** One word for a party. */
export const partyKey = (party: Party): string => (party.kind === 'teacher' ? 'teacher' : party.classroomId);

/** Whether a voice that begins belongs to a turn: it overlaps it, or only a breath lies between, and no one else took the word. */
function goesOn(turn: SpeechTurn, fromMs: number, since: readonly SpeechTurn[]): boolean {
  if (fromMs <= turn.toMs) return true;
  return fromMs - turn.toMs <= BREATH_MS && since.every((other) => other.fromMs < turn.toMs && other.toMs <= turn.toMs);
}
