import { z } from 'zod';
import {
  AtMs,
  ClassroomId,
  DisplayId,
  Grade,
  LessonId,
  Medium,
  PassId,
  PersonId,
  SeatId,
  SeatRole,
  SoundMode,
  StreamId,
  StreamKind,
  Subject,
} from '../vocabulary/index.ts';
import { Buzzer } from './buzzerState.ts';
import { CatchUp } from './catchupState.ts';
import { Praise, Timer } from './classToolsState.ts';
import { Deck, PointerAt } from './coursewareState.ts';
import { Drill } from './drillState.ts';
import { Child, Hand, HandTime } from './handsState.ts';
import { InkState, noInk } from './inkState.ts';
import { Message } from './messagesState.ts';
import { Microphone } from './microphoneState.ts';
import { Poll, PollSummary } from './pollState.ts';
import { PupilsState } from './pupilsState.ts';
import { RollCall } from './rollcallState.ts';
import { RungHeld } from './rungState.ts';
import { ClassroomSignal } from './signalsState.ts';
import { Surface } from './surfaceState.ts';
import { Take } from './takesState.ts';
import { UplinkHeld } from './uplinkState.ts';

/** What everybody in the lesson may know of its plan; written into the log, so that the log explains itself. */
export const LessonPlan = z.object({
  lessonId: LessonId,
  title: z.string(),
  courseTitle: z.string(),
  subject: Subject,
  grade: Grade,
  schoolName: z.string(),
  teacherId: PersonId,
  teacherName: z.string(),
  startsAtMs: AtMs,
  endsAtMs: AtMs,
  /** Whether it is recorded from its start on. */
  recorded: z.boolean().default(false),
  listening: z.array(
    z.object({
      classroomId: ClassroomId,
      name: z.string(),
      schoolName: z.string(),
      pupils: z.int().min(0),
      /** Whether what it sends may be recorded. */
      recorded: z.boolean().default(true),
    }),
  ),
});
export type LessonPlan = z.infer<typeof LessonPlan>;

/** A seat: `here` is connected, `away` lost its line and keeps its place, `left` gave it up. */
export const Seat = z.object({
  seatId: SeatId,
  role: SeatRole,
  /** The person, display or pass behind it. */
  holder: z.union([PersonId, DisplayId, PassId]),
  /** Set for classrooms and their assistants. */
  classroomId: ClassroomId.nullable(),
  name: z.string(),
  presence: z.enum(['here', 'away', 'left']),
  /** Since when the presence is as it is. */
  sinceAtMs: AtMs,
  /** When it came, or came again after it had left. */
  cameAtMs: AtMs,
});
export type Seat = z.infer<typeof Seat>;

/** A stream that is being sent. */
export const Stream = z.object({
  streamId: StreamId,
  seatId: SeatId,
  kind: StreamKind,
  medium: Medium,
  muted: z.boolean(),
  /** The same sound as another stream's of this seat and kind, in few bits: for lines that carry no more. */
  thin: z.literal(true).exactOptional(),
  beganAtMs: AtMs,
});
export type Stream = z.infer<typeof Stream>;

/** One place on stage. */
export const FloorPlace = z.object({
  seatId: SeatId,
  sinceAtMs: AtMs,
  /** When the turn ends by itself; `null`: it is not limited. */
  untilAtMs: AtMs.nullable(),
  /** Whose turn it is, when a hand said so. */
  child: Child,
});
export type FloorPlace = z.infer<typeof FloorPlace>;

/** How often a classroom has been on stage, for how long in turns that are over, and when the last of those ended. */
const StageTime = z.object({ turns: z.int().min(0), stageMs: z.int().min(0), endedAtMs: AtMs.nullable() });

/** How good a seat's line is, in the four steps that people see. */
export const LinkQuality = z.enum(['good', 'fair', 'poor', 'lost']);
export type LinkQuality = z.infer<typeof LinkQuality>;

/** What a seat measured of its own line over the last sample (5 s). */
export const LinkSample = z.object({
  quality: LinkQuality,
  rttMs: z.int().min(0).max(60_000).nullable(),
  /** Share of the packets towards the seat that were lost, 0–1. */
  downLossRatio: z.number().min(0).max(1),
  /** Share of the packets from the seat that were lost, 0–1. */
  upLossRatio: z.number().min(0).max(1),
  /** Share of the time in which the main picture stood still, 0–1. */
  freezeRatio: z.number().min(0).max(1),
  atMs: AtMs,
});
export type LinkSample = z.infer<typeof LinkSample>;

/** Ways to arrange a display. `auto` follows what happens. */
export const LayoutName = z.enum(['courseware', 'teacher', 'document-camera', 'stage']);
export type LayoutName = z.infer<typeof LayoutName>;

/** How the microphones of classrooms on stage together share the air: one at a time, or all at once. */
export const GuardMode = z.enum(['guarded', 'open']);
export type GuardMode = z.infer<typeof GuardMode>;

/** Where a lesson stands, as its log tells. */
const LivePhase = z.enum(['waiting', 'live', 'ended']);

/** The state of one lesson: nothing but the fold of its log. */
export const LessonState = z.object({
  /** Number of the last fact that is folded in; 0 before the first. */
  seq: z.int().min(0),
  plan: LessonPlan.nullable(),
  phase: LivePhase,
  startedAtMs: AtMs.nullable(),
  endedAtMs: AtMs.nullable(),
  seats: z.record(z.string(), Seat),
  streams: z.record(z.string(), Stream),
  /** Who is on stage, in the order in which they came. */
  floor: z.array(FloorPlace),
  /** What each seat has had of the stage so far. */
  turns: z.record(z.string(), StageTime),
  /** Whether several may be on stage together, to talk to each other. */
  discussion: z.boolean(),
  /** Who waits to be called, first come first. */
  hands: z.array(Hand),
  /** What each seat has waited so far. */
  waits: z.record(z.string(), HandTime),
  /** `null`: automatic. */
  heldLayout: LayoutName.nullable(),
  /** What classrooms hold on their own displays, by classroom. */
  ownLayouts: z.record(z.string(), LayoutName),
  soundMode: SoundMode,
  /** Holds while several classrooms are on stage. */
  guard: GuardMode,
  /** Whose microphone carries a voice; `isAudible` tells whether it is heard. */
  audible: z.record(z.string(), z.object({ sinceAtMs: AtMs })),
  /** The last sample of each seat. */
  links: z.record(z.string(), LinkSample),
  /** The seats whose lines do not carry everything. */
  rungs: z.record(z.string(), RungHeld),
  /** What classrooms whose lines were gone have missed, by seat. */
  catchUps: z.record(z.string(), CatchUp),
  /** The seats that send less than everything, because their way up carries no more. */
  uplinks: z.record(z.string(), UplinkHeld),
  /** The question that is being asked, if any. */
  poll: Poll.nullable(),
  /** The questions before it, oldest first. */
  pollHistory: z.array(PollSummary),
  /** Their own devices, with which pupils answer. */
  pupils: PupilsState,
  buzzer: Buzzer.nullable(),
  timer: Timer.nullable(),
  /** When the bell was last rung. */
  bellAtMs: AtMs.nullable(),
  lastPraise: Praise.nullable(),
  /** How many stars each classroom has. */
  stars: z.record(z.string(), z.int().min(0)),
  /** What is drawn as data in place of a video; `null`: nothing. */
  surface: Surface.nullable(),
  /** The decks of this lesson, in the order in which they came. */
  decks: z.record(z.string(), Deck),
  /** Where the teacher points on the surface. */
  pointer: PointerAt.nullable(),
  /** What has been drawn on surfaces, and who has the pen. */
  ink: InkState,
  /** Seats of assistants whose pass was taken away. */
  revokedSeats: z.array(SeatId),
  /** By classroom. */
  microphones: z.record(z.string(), Microphone),
  /** What classrooms signal, the newest last; of each classroom and kind one. */
  signals: z.array(ClassroomSignal),
  rollcall: RollCall,
  /** The newest last; of each classroom, and of those for all, the last 50. */
  messages: z.array(Message),
  /** Oldest first; the last one may be going on. */
  takes: z.array(Take),
  /** The drill that goes on, or the last one. */
  drill: Drill.nullable(),
});
export type LessonState = z.infer<typeof LessonState>;

/** A lesson of which nothing has happened yet. */
export const emptyLesson: LessonState = {
  seq: 0,
  plan: null,
  phase: 'waiting',
  startedAtMs: null,
  endedAtMs: null,
  seats: {},
  streams: {},
  floor: [],
  turns: {},
  discussion: false,
  hands: [],
  waits: {},
  heldLayout: null,
  ownLayouts: {},
  soundMode: 'speech',
  guard: 'guarded',
  audible: {},
  links: {},
  rungs: {},
  catchUps: {},
  uplinks: {},
  poll: null,
  pollHistory: [],
  pupils: { open: false, moderated: true, devices: {} },
  buzzer: null,
  timer: null,
  bellAtMs: null,
  lastPraise: null,
  stars: {},
  surface: null,
  decks: {},
  pointer: null,
  ink: noInk,
  revokedSeats: [],
  microphones: {},
  signals: [],
  rollcall: { openedAtMs: null, counts: {} },
  messages: [],
  takes: [],
  drill: null,
};
