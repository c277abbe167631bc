import { type Fact, type FactType, isKnownFact, type LoggedFact } from '../protocol/index.ts';
import { foldLog } from './fold.ts';
import { NO_CHILD } from './handsState.ts';
import { PIECE, type SurfaceInk } from './inkState.ts';
import { isSeen } from './inkSurface.ts';
import { emptyLesson, type LessonState } from './state.ts';
import { surfaceKey } from './surfaceState.ts';

/** From when to when, on the server's clock; `toAtMs` is not in it. */
type Stretch = { readonly fromAtMs: number; readonly toAtMs: number };

/** What was so when a stretch of a lesson began, and what happened in it. */
export type PublicLog = { readonly state: LessonState; readonly facts: readonly Fact[] };

/** Nobody reads anything into what is not here: a new fact stays untold until somebody has thought about it. */
const TOLD: readonly FactType[] = [
  ...(['lesson.opened', 'lesson.started', 'lesson.ended'] as const),
  ...(['seat.joined', 'seat.dropped', 'seat.returned', 'seat.left'] as const),
  ...(['stream.began', 'stream.ended', 'stream.muted', 'stream.unmuted'] as const),
  ...(['floor.granted', 'floor.ended', 'discussion.opened', 'discussion.closed'] as const),
  ...(['layout.held', 'audible.began', 'audible.ended', 'microphone.muted', 'microphone.opened'] as const),
  ...(['surface.shown', 'deck.added', 'pointer.moved'] as const),
  ...(['ink.drew', 'ink.erased', 'ink.undone', 'ink.cleared'] as const),
  ...(['poll.opened', 'poll.closed', 'poll.revealed', 'poll.shown', 'poll.counted', 'poll.ended'] as const),
];

/**
 * What of a lesson's log whoever comes from outside may know: what it takes to draw pages, ink, questions and layouts of
 * a stretch as a classroom saw them. Children's names, messages, what pupils wrote, how good lines were, who answered
 * before, and the pages of other stretches are not in it.
 */
export function publicLog(facts: readonly LoggedFact[], { fromAtMs, toAtMs }: Stretch): PublicLog {
  const told = facts.filter(isKnownFact).flatMap((fact) => publicFact(fact) ?? []);
  // A server's clock may be set back: what comes later in the log happened no earlier.
  const firstIn = told.findIndex(({ atMs }) => atMs > fromAtMs);
  const count = firstIn < 0 ? told.length : firstIn;
  const firstAfter = told.findIndex(({ atMs }, index) => index >= count && atMs >= toAtMs);
  const during = told.slice(count, firstAfter < 0 ? told.length : firstAfter);
  const state = foldLog(told.slice(0, count));
  const shown = shownIn(state, during);
  return { state: publicState(state, shown, during), facts: during.filter((fact) => concerns(fact, shown)) };
}

/** The surfaces that were shown in a stretch, and the decks that they belong to. */
type Shown = { readonly surfaces: ReadonlySet<string>; readonly decks: ReadonlySet<string> };

function shownIn({ surface, poll }: LessonState, facts: readonly Fact[]): Shown {
  const surfaces = [surface, ...facts.map((fact) => (fact.type === 'surface.shown' ? fact.data.surface : null))];
  const pictures = [poll?.picture, ...facts.map((fact) => (fact.type === 'poll.opened' ? fact.data.picture : null))];
  const known = surfaces.flatMap((each) => each ?? []);
  return {
    surfaces: new Set(known.map(surfaceKey)),
    decks: new Set([
      ...known.flatMap((each) => (each.kind === 'page' ? [each.deckId] : [])),
      ...pictures.flatMap((each) => each ?? []),
    ]),
  };
}

/** The decks that whoever has this log needs. */
export function decksIn({ state, facts }: PublicLog): ReadonlySet<string> {
  return shownIn(state, facts).decks;
}

/** A fact as the public may read it; `undefined`: not at all. */
function publicFact(fact: Fact): Fact | undefined {
  if (!TOLD.includes(fact.type)) return undefined;
  if (fact.type === 'seat.joined' && fact.data.role === 'assistant') return undefined;
  if (fact.type === 'lesson.opened') {
    const listening = fact.data.plan.listening.map((room) => ({ ...room, pupils: 0 }));
    return { ...fact, data: { plan: { ...fact.data.plan, listening } } };
  }
  if (fact.type === 'poll.counted' && fact.data.answer.kind === 'texts')
    return { ...fact, data: { ...fact.data, answer: { kind: 'texts', texts: [] } } };
  return fact;
}

/** Whether a fact is about what was shown. */
function concerns(fact: Fact, { surfaces, decks }: Shown): boolean {
  if (fact.type === 'deck.added') return decks.has(fact.data.deckId);
  if (fact.type === 'ink.erased' || fact.type === 'ink.undone' || fact.type === 'ink.cleared')
    return surfaces.has(fact.data.surface);
  return true;
}

/** What was so, without what had been before. */
function publicState(state: LessonState, { surfaces, decks }: Shown, during: readonly Fact[]): LessonState {
  const { plan, phase, startedAtMs, endedAtMs, seats, streams, discussion, heldLayout, audible, microphones } = state;
  const undone = new Set(during.flatMap((fact) => (fact.type === 'ink.undone' ? [fact.data.surface] : [])));
  const ink = Object.entries(state.ink.surfaces).flatMap(([key, drawn]) =>
    surfaces.has(key) ? [[key, undone.has(key) ? drawn : seenOf(drawn)]] : [],
  );
  return {
    ...emptyLesson,
    ...{
      seq: state.seq,
      plan,
      phase,
      startedAtMs,
      endedAtMs,
      seats,
      streams,
      discussion,
      heldLayout,
      audible,
      microphones,
    },
    floor: state.floor.map((place) => ({ ...place, child: NO_CHILD })),
    surface: state.surface,
    pointer: state.pointer,
    poll: state.poll,
    decks: Object.fromEntries(
      Object.entries(state.decks).flatMap(([id, deck]) => (decks.has(id) ? [[id, { ...deck, readyIn: [] }]] : [])),
    ),
    ink: { ...state.ink, surfaces: Object.fromEntries(ink) },
  };
}

/** A surface without what had been wiped away. The strokes keep their numbers. */
function seenOf(drawn: SurfaceInk): SurfaceInk {
  const pieces = drawn.pieces.map(
    (piece, index) =>
      piece?.map((stroke, at) => (isSeen(drawn, index * PIECE + at) ? stroke : { ...stroke, points: '' })) ?? null,
  );
  return { ...drawn, pieces };
}
