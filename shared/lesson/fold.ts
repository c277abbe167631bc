import { type Fact, type FactData, type FactType, isKnownFact, type LoggedFact } from '../protocol/index.ts';
import type { FloorPlace, LessonState, Seat } from './state.ts';
import { emptyLesson } from './state.ts';

type Stamp = { readonly atMs: number };
type Folds = {
  readonly [T in FactType]: (state: LessonState, data: FactData<T>, stamp: Stamp) => Partial<LessonState>;
};

function without<V>(record: Readonly<Record<string, V>>, key: string): Record<string, V> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

function withPresence(
  state: LessonState,
  seatId: string,
  presence: Seat['presence'],
  atMs: number,
): Partial<LessonState> {
  const seat = state.seats[seatId];
  if (!seat) return {};
  return { seats: { ...state.seats, [seatId]: { ...seat, presence, sinceAtMs: atMs } } };
}

function withMuted(state: LessonState, streamId: string, muted: boolean): Partial<LessonState> {
  const stream = state.streams[streamId];
  return stream ? { streams: { ...state.streams, [streamId]: { ...stream, muted } } } : {};
}

/** One more turn begins. */
function withTurn({ turns }: LessonState, seatId: string): LessonState['turns'] {
  const { turns: before, stageMs } = turns[seatId] ?? { turns: 0, stageMs: 0 };
  return { ...turns, [seatId]: { turns: before + 1, stageMs } };
}

/** The turns after those of the given places have ended. */
function withStageTime({ turns }: LessonState, ended: readonly FloorPlace[], atMs: number): LessonState['turns'] {
  const added = ended.map(({ seatId, sinceAtMs }) => {
    const before = turns[seatId] ?? { turns: 1, stageMs: 0 };
    return [seatId, { ...before, stageMs: before.stageMs + Math.max(0, atMs - sinceAtMs) }] as const;
  });
  return { ...turns, ...Object.fromEntries(added) };
}

/** What each kind of fact does to the state. A new fact without a line here does not compile. */
const folds: Folds = {
  'lesson.opened': (_state, { plan }) => ({ plan }),
  'lesson.started': (_state, _data, { atMs }) => ({ phase: 'live', startedAtMs: atMs }),
  'lesson.ended': (state, _data, { atMs }) => ({
    phase: 'ended',
    endedAtMs: atMs,
    streams: {},
    floor: [],
    turns: withStageTime(state, state.floor, atMs),
    links: {},
  }),
  'seat.joined': (state, seat, { atMs }) => ({
    seats: { ...state.seats, [seat.seatId]: { ...seat, presence: 'here', sinceAtMs: atMs } },
  }),
  'seat.dropped': (state, { seatId }, { atMs }) => ({
    ...withPresence(state, seatId, 'away', atMs),
    links: without(state.links, seatId),
  }),
  'seat.returned': (state, { seatId }, { atMs }) => withPresence(state, seatId, 'here', atMs),
  'seat.left': (state, { seatId }, { atMs }) => ({
    ...withPresence(state, seatId, 'left', atMs),
    links: without(state.links, seatId),
  }),
  'stream.began': (state, stream, { atMs }) => ({
    streams: { ...state.streams, [stream.streamId]: { ...stream, beganAtMs: atMs } },
  }),
  'stream.ended': (state, { streamId }) => ({ streams: without(state.streams, streamId) }),
  'stream.muted': (state, { streamId }) => withMuted(state, streamId, true),
  'stream.unmuted': (state, { streamId }) => withMuted(state, streamId, false),
  'floor.granted': (state, { seatId }, { atMs }) => ({
    floor: [...state.floor, { seatId, sinceAtMs: atMs }],
    turns: withTurn(state, seatId),
  }),
  'floor.ended': (state, { seatId }, { atMs }) => ({
    floor: state.floor.filter((place) => place.seatId !== seatId),
    turns: withStageTime(
      state,
      state.floor.filter((place) => place.seatId === seatId),
      atMs,
    ),
  }),
  'layout.held': (_state, { layout }) => ({ heldLayout: layout }),
  'sound.chosen': (_state, { mode }) => ({ soundMode: mode }),
  'links.sampled': (state, { samples }, { atMs }) => ({
    links: {
      ...state.links,
      ...Object.fromEntries(samples.map(({ seatId, ...sample }) => [seatId, { ...sample, atMs }])),
    },
  }),
  'link.sampled': (state, { seatId, ...sample }, { atMs }) => ({
    links: { ...state.links, [seatId]: { ...sample, atMs } },
  }),
};

function apply<T extends FactType>(state: LessonState, fact: Fact<T>): Partial<LessonState> {
  const fold: Folds[T] = folds[fact.type];
  return fold(state, fact.data, fact);
}

/**
 * The state after one more fact. Facts must come in order; an older one than the state holds changes nothing, and one
 * of a newer version nothing but the number.
 */
export function foldFact(state: LessonState, fact: LoggedFact): LessonState {
  if (fact.seq <= state.seq) return state;
  if (!isKnownFact(fact)) return { ...state, seq: fact.seq };
  return { ...state, ...apply(state, fact), seq: fact.seq };
}

/** The state that a whole log tells. */
export function foldLog(log: Iterable<LoggedFact>, from: LessonState = emptyLesson): LessonState {
  let state = from;
  for (const fact of log) state = foldFact(state, fact);
  return state;
}
