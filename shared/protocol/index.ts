import { z } from 'zod';
import type { ErrorCode, WireError } from '../errors/index.ts';
import { AtMs, RequestId, SeatId } from '../vocabulary/index.ts';
import { assistantFacts, assistantRequests } from './assistant.ts';
import { audibleFacts, audibleRequests } from './audible.ts';
import { bellFacts, bellRequests } from './bell.ts';
import { buzzerFacts, buzzerRequests } from './buzzer.ts';
import { catchupFacts, catchupRequests } from './catchup.ts';
import { courseFacts, courseRequests } from './course.ts';
import { coursewareFacts, coursewareRequests } from './courseware.ts';
import { drillFacts, drillRequests } from './drill.ts';
import { floorFacts, floorRequests } from './floor.ts';
import { guardFacts, guardRequests } from './guard.ts';
import { handsFacts, handsRequests } from './hands.ts';
import { inkFacts, inkRequests } from './ink.ts';
import { layoutFacts, layoutRequests } from './layout.ts';
import { linkFacts, linkRequests } from './link.ts';
import { mediaFacts, mediaRequests } from './media.ts';
import { messagesFacts, messagesRequests } from './messages.ts';
import { microphoneFacts, microphoneRequests } from './microphone.ts';
import { observingRequests } from './observing.ts';
import { pollFacts, pollRequests } from './polls.ts';
import { praiseFacts, praiseRequests } from './praise.ts';
import { presenceFacts, presenceRequests } from './presence.ts';
import { pupilsFacts, pupilsRequests } from './pupils.ts';
import { rollcallFacts, rollcallRequests } from './rollcall.ts';
import type { ReceivableRtp } from './rtp.ts';
import { signalsFacts, signalsRequests } from './signals.ts';
import { soundFacts, soundRequests } from './sound.ts';
import { surfaceFacts, surfaceRequests } from './surface.ts';
import { takesFacts, takesRequests } from './takes.ts';
import { timerFacts, timerRequests } from './timer.ts';

export * from './assistant.ts';
export * from './define.ts';
export * from './drill.ts';
export * from './ink.ts';
export * from './link.ts';
export * from './media.ts';
export * from './rtp.ts';

/** Everything that can be asked over the socket. */
export const requests = {
  ...presenceRequests,
  ...courseRequests,
  ...mediaRequests,
  ...floorRequests,
  ...handsRequests,
  ...layoutRequests,
  ...soundRequests,
  ...guardRequests,
  ...audibleRequests,
  ...linkRequests,
  ...catchupRequests,
  ...pollRequests,
  ...pupilsRequests,
  ...buzzerRequests,
  ...timerRequests,
  ...bellRequests,
  ...praiseRequests,
  ...surfaceRequests,
  ...inkRequests,
  ...coursewareRequests,
  ...assistantRequests,
  ...microphoneRequests,
  ...signalsRequests,
  ...rollcallRequests,
  ...messagesRequests,
  ...takesRequests,
  ...observingRequests,
  ...drillRequests,
};

/** Everything that can have happened in a lesson. Past tense. */
export const facts = {
  ...presenceFacts,
  ...courseFacts,
  ...mediaFacts,
  ...floorFacts,
  ...handsFacts,
  ...layoutFacts,
  ...soundFacts,
  ...guardFacts,
  ...audibleFacts,
  ...linkFacts,
  ...catchupFacts,
  ...pollFacts,
  ...pupilsFacts,
  ...buzzerFacts,
  ...timerFacts,
  ...bellFacts,
  ...praiseFacts,
  ...surfaceFacts,
  ...inkFacts,
  ...coursewareFacts,
  ...assistantFacts,
  ...microphoneFacts,
  ...signalsFacts,
  ...rollcallFacts,
  ...messagesFacts,
  ...takesFacts,
  ...drillFacts,
};

export type RequestName = keyof typeof requests;
/** What the asker sends, before parsing. */
export type BodyInput<N extends RequestName> = z.input<(typeof requests)[N]['body']>;
/** What a handler gets, parsed. */
export type Body<N extends RequestName> = z.output<(typeof requests)[N]['body']>;
export type Reply<N extends RequestName> = z.output<(typeof requests)[N]['reply']>;

/** One handler for each request of the contract: a missing one does not compile. */
export type Handlers<Caller> = {
  readonly [N in RequestName]: (caller: Caller, body: Body<N>) => Promise<Reply<N>>;
};

export type FactType = keyof typeof facts;
export type FactData<T extends FactType> = z.output<(typeof facts)[T]>;

/** A fact before it has its number. */
export type NewFact<T extends FactType = FactType> = { [K in T]: { readonly type: K; readonly data: FactData<K> } }[T];

/** A fact in the log: its number in the lesson (from 1, without gaps), the server's time, and who caused it. */
export type Fact<T extends FactType = FactType> = NewFact<T> & {
  readonly seq: number;
  readonly atMs: number;
  /** `null`: the server itself. */
  readonly by: SeatId | null;
};

/** A fact that a newer version has written: where it stands in the log is known, what it means is not. */
export type UnknownFact = Pick<Fact, 'seq' | 'atMs' | 'by'> & {
  readonly type: 'unknown';
  /** As it was written. */
  readonly data: { readonly type: string; readonly data: unknown };
};

/** A fact as it is read from a log or comes over the wire. */
export type LoggedFact = Fact | UnknownFact;

/** How a request travels. The id makes a retry after a lost answer harmless; `again` says that this is one. */
export const Ask = z.strictObject({ id: RequestId, again: z.boolean(), name: z.string().max(64), body: z.unknown() });
export type Ask = z.infer<typeof Ask>;

/** How its answer travels. */
export type Answer<N extends RequestName> =
  | { readonly ok: true; readonly data: Reply<N> }
  | { readonly ok: false; readonly error: WireError };

/** The largest message that the socket takes, in bytes. */
export const MAX_MESSAGE_BYTES = 65_536;

/**
 * A fact as it is told: without the names of its parts. While a teacher writes, eight a second go to every classroom,
 * also over the thinnest line, and most of each would be those names. What comes to it later goes to its end.
 */
export type PackedFact = readonly [seq: number, atMs: number, by: SeatId | null, type: string, data: unknown];

/** What the server tells without being asked. */
export type ServerToClient = {
  /** First word on each connection: the clock, and what the media engine can do, so that media needs no extra trip. */
  hello: (hello: { serverAtMs: number; build: string; canRoute: ReceivableRtp; seenFrom: string }) => void;
  /** Facts of the lesson in which one sits, in order. Told only after they are stored. */
  facts: (told: PackedFact[]) => void;
  /** The media engine lost this seat's transports: open new ones. */
  'media.lost': () => void;
  /** Another window of the same person or display has taken the seat. */
  'seat.displaced': () => void;
  /**
   * The seat is not this device's any more: `lesson.not-yours` when the plan was changed and no longer names it,
   * `lesson.not-found` when the lesson was taken off the timetable. Told to observers too: `observing.nobody-there` when
   * everybody has left the lesson.
   */
  'seat.lost': (lost: { code: ErrorCode }) => void;
  /** Sent to see how long it takes: to be answered at once. `padding` says nothing. */
  'link.probe': (padding: string, heard: () => void) => void;
  /** Told to those who observe the lesson: marks that others may see were made, changed or removed. */
  'marks.changed': () => void;
  /** Lessons of this person or display were planned, changed or began. */
  'agenda.changed': () => void;
  /** The server stops now, as somebody has asked it to; usually another takes its place within seconds. */
  'server.stopping': () => void;
};

/** The one event that a client may send. */
export type ClientToServer = { ask: (ask: unknown, answer: (answer: unknown) => void) => void };

const FactEnvelope = z.object({
  seq: z.int().min(1),
  atMs: AtMs,
  by: SeatId.nullable(),
  type: z.string(),
  data: z.unknown(),
});

const isFactType = (type: string): type is FactType => Object.hasOwn(facts, type);

/**
 * Reads a fact from storage or from a file. A type that this version does not know keeps its number, so that an old
 * reader passes over a newer log and can continue it, e.g. after an update was taken back; a known type with wrong
 * data throws, since then the log is damaged.
 */
export function readFact(stored: unknown): LoggedFact {
  const { type, data, ...stamp } = FactEnvelope.parse(stored);
  if (!isFactType(type)) return { ...stamp, type: 'unknown', data: { type, data } };
  return { ...stamp, type, data: facts[type].parse(data) } as Fact;
}

/** Puts a fact as it is told. */
export const packFact = ({ seq, atMs, by, type, data }: LoggedFact): PackedFact => [seq, atMs, by, type, data];

/** A fact that was told. The server has read it before: it is not read again on every screen. */
export const unpackFact = ([seq, atMs, by, type, data]: PackedFact): LoggedFact =>
  ({ seq, atMs, by, type, data }) as LoggedFact;

/** Whether this version knows what a fact means. Those of a newer server come over the wire as they are. */
export function isKnownFact(fact: LoggedFact): fact is Fact {
  return isFactType(fact.type);
}
