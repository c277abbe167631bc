import { foldFact } from '../../lesson/fold.ts';
import { isMuted } from '../../lesson/microphone.ts';
import { pupilsPresent } from '../../lesson/rollcall.ts';
import { emptyLesson, type LessonState } from '../../lesson/state.ts';
import { isKnownFact, type LoggedFact } from '../../protocol/index.ts';
import { type Lanes, lanesOf, type TakeTime } from '../../timeline/lanes.ts';
import { SpanBook } from '../../timeline/SpanBook.ts';
import type { Span } from '../../timeline/tracks.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';
import { type Comparison, compareClassrooms } from '../participation.ts';
import { sum } from '../sequence.ts';
import { type AskedPoll, pagesShown, pollsAsked, type ShownPage } from './courseware.ts';
import { type Gap, gapsBetween } from './gaps.ts';
import { type LineEvidence, lineOf } from './lines.ts';
import { type StSample, stSamples } from './stSamples.ts';
import { type Party, type SpeechTurn, speechTurns } from './turns.ts';

/** What is counted of a classroom, each with the stretches of the take that it was counted from. */
export type ClassroomEvidence = {
  readonly classroomId: ClassroomId;
  readonly pupils: number;
  /** When the roll was last taken, in ms since the take began; `null`: never, and pupils are as planned. */
  readonly rolledMs: number | null;
  readonly mutedRatio: number;
  /** Turns of speech, as they were heard. */
  readonly turns: readonly SpeechTurn[];
  /** Hands, from when they went up until they went down. */
  readonly hands: readonly (Span & { readonly granted: boolean })[];
  /** Times on stage. */
  readonly grants: readonly Span[];
  /** Questions that it answered: how many answers, how many right (`null`: nobody said what is). */
  readonly answers: readonly (Span & { readonly answers: number; readonly right: number | null })[];
  /** From the end of a teacher's turn to the beginning of its own. */
  readonly gaps: readonly Gap[];
  /** The longest stretch without a turn of it. */
  readonly longestSilence: Span;
  readonly line: LineEvidence;
};

/** What participation is compared by. */
export type Measure = 'turns' | 'seconds' | 'hands' | 'grants' | 'answers';

/** All that the log of a recorded lesson tells by itself, with the seconds that each number comes from. */
export type LessonAnalysis = {
  readonly lengthMs: number;
  readonly lanes: Lanes;
  readonly teacher: readonly SpeechTurn[];
  /** In the plan's order. */
  readonly classrooms: readonly ClassroomEvidence[];
  /** How classrooms compare by each measure, in the same order. */
  readonly comparisons: Readonly<Record<Measure, Comparison>>;
  readonly pages: readonly ShownPage[];
  readonly polls: readonly AskedPoll[];
  /** Samples of so many s. */
  readonly samples: (intervalS: number) => StSample[];
};

/** Analyses a take by its lesson's log, from its beginning. Pure; needs nobody's work. */
export function analyseLesson(facts: readonly LoggedFact[], time: TakeTime): LessonAnalysis {
  const { lengthMs } = time;
  const lanes = lanesOf(facts, time);
  const { end, muted, actsMs } = read(facts, time);
  const partyOf = (seatId: string): Party | undefined => partyIn(end, seatId);
  const turns = speechTurns(lanes.voices, partyOf);
  const gaps = gapsBetween(turns);
  const classrooms = (end.plan?.listening ?? []).map(({ classroomId }): ClassroomEvidence => {
    const isOwn = ({ seatId }: { readonly seatId: string }): boolean => end.seats[seatId]?.classroomId === classroomId;
    const own = turns.filter(({ party }) => party.kind === 'classroom' && party.classroomId === classroomId);
    const grants = lanes.floor.filter(isOwn).map(spanOf);
    const mutedMs = sum(muted.filter((span) => span.classroomId === classroomId).map((s) => s.toMs - s.fromMs));
    return {
      classroomId,
      pupils: pupilsPresent(end, classroomId),
      rolledMs: rolledMsOf(end, classroomId, time.beganAtMs),
      mutedRatio: lengthMs > 0 ? mutedMs / lengthMs : 0,
      turns: own,
      hands: lanes.hands.filter(isOwn).map((hand) => ({
        ...spanOf(hand),
        granted: grants.some((grant) => Math.abs(grant.fromMs - hand.toMs) <= SAME_MOMENT_MS),
      })),
      grants,
      answers: answersOf(end, lanes, classroomId),
      gaps: gaps.filter((gap) => gap.classroomId === classroomId),
      longestSilence: longestWithout(own, lengthMs),
      line: lineOf(lanes, isOwn, lengthMs),
    };
  });
  return {
    lengthMs,
    lanes,
    teacher: turns.filter(({ party }) => party.kind === 'teacher'),
    classrooms,
    comparisons: comparisonsOf(classrooms),
    pages: pagesShown(lanes),
    polls: pollsAsked(end, lanes, sum(classrooms.map(({ pupils }) => pupils))),
    samples: (intervalS) => stSamples(lanes.voices, { lengthMs, intervalS, partyOf, teacherActsMs: actsMs }),
  };
}

/** A hand that goes down as its classroom comes on stage was granted: both facts are of one moment. */
const SAME_MOMENT_MS = 50;

function rolledMsOf({ rollcall }: LessonState, classroomId: ClassroomId, beganAtMs: number): number | null {
  const rolled = rollcall.counts[classroomId];
  return rolled ? rolled.atMs - beganAtMs : null;
}

const spanOf = ({ fromMs, toMs }: Span): Span => ({ fromMs, toMs });

function partyIn({ seats, plan }: LessonState, seatId: string): Party | undefined {
  const seat = seats[seatId];
  if (seat?.role === 'teacher') return { kind: 'teacher' };
  const room = plan?.listening.find(({ classroomId }) => classroomId === seat?.classroomId);
  return room && seat?.role === 'classroom' ? { kind: 'classroom', classroomId: room.classroomId } : undefined;
}

/** Folds the log: its end, when microphones were muted, and when the teacher turned, pointed or wrote. */
function read(facts: readonly LoggedFact[], { beganAtMs, lengthMs }: TakeTime) {
  const muted = new SpanBook<{ readonly classroomId: ClassroomId }>();
  const actsMs: number[] = [];
  let state = emptyLesson;
  for (const fact of facts) {
    const before = state;
    state = foldFact(state, fact);
    const takeMs = fact.atMs - beganAtMs;
    if (MUTED_PARTS.some((part) => state[part] !== before[part])) muted.follow(mutedNow(state), takeMs);
    if (isTeachersAct(fact, state)) actsMs.push(takeMs);
  }
  return { end: state, muted: muted.close(lengthMs), actsMs };
}

const MUTED_PARTS = ['microphones', 'streams', 'plan', 'seats'] as const satisfies (keyof LessonState)[];

function mutedNow(state: LessonState): ReadonlyMap<string, { readonly classroomId: ClassroomId }> {
  const rooms = state.plan?.listening ?? [];
  const isShut = (classroomId: ClassroomId): boolean =>
    isMuted(state, classroomId) ||
    !Object.values(state.streams).some(
      ({ seatId, medium, muted }) => medium === 'audio' && !muted && state.seats[seatId]?.classroomId === classroomId,
    );
  return new Map(rooms.flatMap(({ classroomId }) => (isShut(classroomId) ? [[classroomId, { classroomId }]] : [])));
}

const ACTS: readonly string[] = ['surface.shown', 'pointer.moved', 'ink.drew'];

function isTeachersAct(fact: LoggedFact, { seats }: LessonState): boolean {
  return isKnownFact(fact) && ACTS.includes(fact.type) && fact.by !== null && seats[fact.by]?.role === 'teacher';
}

/** Questions are summed up when they are over; each stands on the timeline from its opening on. */
function answersOf(end: LessonState, { polls }: Lanes, classroomId: ClassroomId): ClassroomEvidence['answers'] {
  return end.pollHistory.flatMap(({ pollId, classrooms }) => {
    const span = polls.find((poll) => poll.pollId === pollId);
    const own = classrooms.find((room) => room.classroomId === classroomId);
    return span && own ? [{ ...spanOf(span), answers: own.answers, right: own.right }] : [];
  });
}

function longestWithout(turns: readonly SpeechTurn[], lengthMs: number): Span {
  const edges = [...turns.map(spanOf), { fromMs: lengthMs, toMs: lengthMs }];
  let [fromMs, longest] = [0, { fromMs: 0, toMs: 0 }];
  for (const turn of edges) {
    if (turn.fromMs - fromMs > longest.toMs - longest.fromMs) longest = { fromMs, toMs: turn.fromMs };
    fromMs = Math.max(fromMs, turn.toMs);
  }
  return longest;
}

function comparisonsOf(classrooms: readonly ClassroomEvidence[]): LessonAnalysis['comparisons'] {
  const by = (measure: (room: ClassroomEvidence) => number, countable = true): Comparison =>
    compareClassrooms(
      classrooms.map((room) => ({ pupils: room.pupils, mutedRatio: room.mutedRatio, value: measure(room) })),
      countable,
    );
  return {
    turns: by(({ turns }) => turns.length),
    seconds: by(({ turns }) => sum(turns.map(({ spokenMs }) => spokenMs)) / 1_000, false),
    hands: by(({ hands }) => hands.length),
    grants: by(({ grants }) => grants.length),
    answers: by(({ answers }) => sum(answers.map((each) => each.answers))),
  };
}
