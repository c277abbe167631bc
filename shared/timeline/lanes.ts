import { isAudible } from '../lesson/audible.ts';
import { foldFact } from '../lesson/fold.ts';
import type { Child } from '../lesson/handsState.ts';
import type { PollType } from '../lesson/pollState.ts';
import type { Rung } from '../lesson/rungState.ts';
import { isSoundOnly } from '../lesson/rungs.ts';
import { emptyLesson, type LessonState, type LinkQuality } from '../lesson/state.ts';
import { type Surface, surfaceKey } from '../lesson/surfaceState.ts';
import { type UplinkStep, uplinkStep } from '../lesson/uplink.ts';
import type { LoggedFact } from '../protocol/index.ts';
import type { PollId } from '../vocabulary/index.ts';
import { SpanBook } from './SpanBook.ts';
import { type SeatSamples, samplesOf } from './samples.ts';
import type { Span } from './tracks.ts';

type OfSeat = { readonly seatId: string };

/** What happened in a take, as lanes beside its pictures; all in ms since it began. */
export type Lanes = {
  /** Who was on stage. */
  readonly floor: readonly (Span & OfSeat)[];
  /** Hands, from when they went up until they went down. */
  readonly hands: readonly (Span & OfSeat & { readonly child: Child })[];
  readonly polls: readonly (Span & { readonly pollId: PollId; readonly type: PollType; readonly question: string })[];
  /** What was shown as data. */
  readonly pages: readonly (Span & { readonly surface: Surface })[];
  /** Who was heard speaking. */
  readonly voices: readonly (Span & OfSeat)[];
  /** What each seat reported of its line, and of what it saw and heard. */
  readonly samples: SeatSamples;
  /** How good the line of each seat was; stretches of one quality are one. */
  readonly links: readonly (Span & OfSeat & { readonly quality: LinkQuality })[];
  /** Whose line carried less than everything, and how much; stretches of one rung are one. */
  readonly rungs: readonly (Span & OfSeat & { readonly rung: Rung })[];
  /** Whose line carried no pictures. */
  readonly soundOnly: readonly (Span & OfSeat)[];
  /** Who saw what they had missed before, and not what was going on. */
  readonly behind: readonly (Span & OfSeat)[];
  /** Who sent smaller pictures than usual, or none, because their way up carried no more. */
  readonly uplinks: readonly (Span & OfSeat & { readonly step: Exclude<UplinkStep, 'whole'> })[];
};

/** When a take began on the server's clock, and how long it is, in ms. */
export type TakeTime = {
  readonly beganAtMs: number;
  readonly lengthMs: number;
  /** What was so before the first fact; a log that begins with its lesson needs none. */
  readonly from?: LessonState;
};

/** Reads the lanes out of a lesson's log. */
export function lanesOf(facts: readonly LoggedFact[], { beganAtMs, lengthMs, from = emptyLesson }: TakeTime): Lanes {
  const books = {
    floor: laneBook<'floor'>(['floor'], floorNow),
    hands: laneBook<'hands'>(['hands'], handsNow),
    polls: laneBook<'polls'>(['poll'], pollNow),
    pages: laneBook<'pages'>(['surface'], pageNow),
    voices: laneBook<'voices'>(VOICE_PARTS, voicesNow),
    rungs: laneBook<'rungs'>(['rungs'], rungsNow),
    soundOnly: laneBook<'soundOnly'>(['rungs'], soundOnlyNow),
    behind: laneBook<'behind'>(['catchUps'], behindNow),
    uplinks: laneBook<'uplinks'>(['uplinks'], uplinksNow),
  };
  const samples = samplesOf(facts, beganAtMs);
  let state = from;
  for (const book of Object.values(books)) book.follow(state, undefined, 0);
  for (const fact of facts) {
    const before = state;
    state = foldFact(state, fact);
    for (const book of Object.values(books)) book.follow(state, before, fact.atMs - beganAtMs);
  }
  return {
    floor: books.floor.close(lengthMs),
    hands: books.hands.close(lengthMs),
    polls: books.polls.close(lengthMs),
    pages: books.pages.close(lengthMs),
    voices: books.voices.close(lengthMs),
    samples,
    links: linksOf(samples, lengthMs),
    rungs: books.rungs.close(lengthMs),
    soundOnly: books.soundOnly.close(lengthMs),
    behind: books.behind.close(lengthMs),
    uplinks: books.uplinks.close(lengthMs),
  };
}

/** A lane that is read anew whenever one of these parts of the lesson has changed. */
function laneBook<Name extends LaneName>(
  parts: readonly (keyof LessonState)[],
  read: (state: LessonState) => Open<Name>,
) {
  const book = new SpanBook<About<Name>>();
  return {
    follow: (state: LessonState, before: LessonState | undefined, takeMs: number): void => {
      if (!before || parts.some((part) => state[part] !== before[part])) book.follow(read(state), takeMs);
    },
    close: (lengthMs: number) => book.close(lengthMs),
  };
}

/** What of a lesson decides who is heard. */
const VOICE_PARTS = ['audible', 'floor', 'streams', 'seats', 'microphones'] as const satisfies (keyof LessonState)[];

type LaneName = Exclude<keyof Lanes, 'samples'>;
type About<Name extends LaneName> = Omit<Lanes[Name][number], keyof Span>;
type Open<Name extends LaneName> = Map<string, About<Name>>;

const floorNow = ({ floor }: LessonState): Open<'floor'> =>
  new Map(floor.map(({ seatId, sinceAtMs }) => [`${seatId} ${sinceAtMs}`, { seatId }]));

const handsNow = ({ hands }: LessonState): Open<'hands'> =>
  new Map(hands.map(({ seatId, raisedAtMs, child }) => [`${seatId} ${raisedAtMs}`, { seatId, child }]));

const pollNow = ({ poll }: LessonState): Open<'polls'> =>
  new Map(poll ? [[poll.pollId, { pollId: poll.pollId, type: poll.type, question: poll.question }]] : []);

const rungsNow = ({ rungs }: LessonState): Open<'rungs'> =>
  new Map(Object.entries(rungs).map(([seatId, { rung }]) => [`${seatId} ${rung}`, { seatId, rung }]));

const soundOnlyNow = (state: LessonState): Open<'soundOnly'> =>
  new Map(
    Object.keys(state.rungs)
      .filter((seatId) => isSoundOnly(state, seatId))
      .map((seatId) => [seatId, { seatId }]),
  );

const behindNow = ({ catchUps }: LessonState): Open<'behind'> =>
  new Map(Object.values(catchUps).flatMap(({ step, seatId }) => (step === 'watching' ? [[seatId, { seatId }]] : [])));

const uplinksNow = ({ uplinks }: LessonState): Open<'uplinks'> =>
  new Map(
    Object.entries(uplinks).flatMap(([seatId, { rung }]) => {
      const step = uplinkStep(rung);
      return step === 'whole' ? [] : [[`${seatId} ${step}`, { seatId, step }]];
    }),
  );

const pageNow = ({ surface }: LessonState): Open<'pages'> =>
  new Map(surface ? [[surfaceKey(surface), { surface }]] : []);

const voicesNow = (state: LessonState): Open<'voices'> =>
  new Map(
    Object.keys(state.audible)
      .filter((seatId) => isAudible(state, seatId))
      .map((seatId) => [seatId, { seatId }]),
  );

/** Stretches of one quality, out of samples that follow one another. */
function linksOf(samples: SeatSamples, lengthMs: number): Lanes['links'] {
  return [...samples].flatMap(([seatId, ofSeat]) => {
    const spans: Lanes['links'][number][] = [];
    for (const { fromMs, toMs, line } of ofSeat) {
      const last = spans.at(-1);
      if (last?.toMs === fromMs && last.quality === line.quality) spans[spans.length - 1] = { ...last, toMs };
      else spans.push({ seatId, fromMs, toMs, quality: line.quality });
    }
    return spans
      .map((span) => ({ ...span, fromMs: Math.max(0, span.fromMs), toMs: Math.min(lengthMs, span.toMs) }))
      .filter(({ fromMs, toMs }) => toMs > fromMs);
  });
}
