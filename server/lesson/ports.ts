import type { LessonPhase } from '../../shared/api/index.ts';
import type { PictureBudget } from '../../shared/lesson/judgeLine.ts';
import type { LessonPlan, LessonState } from '../../shared/lesson/state.ts';
import type { TakeEnd, TakeTrouble } from '../../shared/lesson/takesState.ts';
import type {
  Body,
  Direction,
  Fact,
  IceServer,
  LoggedFact,
  Reply,
  StreamOffer,
  TransportOffer,
} from '../../shared/protocol/index.ts';
import type { ReceivableRtp } from '../../shared/protocol/rtp.ts';
import type {
  ClassroomId,
  DisplayId,
  LessonId,
  PassId,
  PersonId,
  RequestId,
  SeatId,
  StreamId,
} from '../../shared/vocabulary/index.ts';

/** An answered request, kept so that a retry after a lost answer does nothing twice, even after a restart. */
export type StoredAnswer = { readonly requestId: RequestId; readonly seatId: SeatId; readonly reply: unknown };

/** Facts of one lesson, with the answers that they belong to: all of it is stored, or nothing. */
export type LogBatch = {
  readonly lessonId: LessonId;
  readonly facts: readonly Fact[];
  readonly answers: readonly StoredAnswer[];
};

/** Where lesson logs are kept. */
export interface LessonLogStore {
  /** Resolves when the batch is durable (it survives kill -9 and loss of power); rejects when nothing of it was stored. */
  append(batch: LogBatch): Promise<void>;
  /** The facts of a lesson with a number above `afterSeq`, in order and without gaps. */
  readSince(lessonId: LessonId, afterSeq: number): Promise<LoggedFact[]>;
  /** The stored reply to a request of this seat, or `undefined` if it was never answered. */
  answerTo(lessonId: LessonId, seatId: SeatId, requestId: RequestId): Promise<{ readonly reply: unknown } | undefined>;
}

/** What live lessons need to know of the timetable. */
export interface LessonPlans {
  /** The plan of a lesson, or `undefined` if there is none. */
  find(lessonId: LessonId): Promise<LessonPlan | undefined>;
  /** Tells the timetable that a lesson began or ended, for the lists of today. */
  markPhase(lessonId: LessonId, phase: 'live' | 'ended', atMs: number): Promise<void>;
  /** Lessons that began and have not ended, e.g. after a restart. */
  listLive(): Promise<LessonId[]>;
}

/** What observers need to know of the timetable. */
export interface ObservedLessons {
  /** Where a lesson stands. Throws `lesson.not-found`, and `lesson.not-yours` when it is out of somebody's reach. */
  phaseFor(who: { readonly personId: PersonId }, lessonId: LessonId): Promise<LessonPhase>;
}

/** Who holds a connection: a person who signed in, a classroom's display, or an assistant's phone with its pass. */
export type Holder =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly name: string }
  | { readonly kind: 'display'; readonly displayId: DisplayId; readonly classroomId: ClassroomId }
  | {
      readonly kind: 'assistant';
      readonly passId: PassId;
      readonly lessonId: LessonId;
      readonly classroomId: ClassroomId;
    };

/** Where the passes of assistants' phones are given out and taken away. */
export interface PassDesk {
  /** A code for a display to show; `alone` takes the earlier ones of this classroom away. */
  issue(
    room: { readonly lessonId: LessonId; readonly classroomId: ClassroomId },
    alone: boolean,
  ): Promise<Reply<'pass.issue'>>;
  /** The pass is worth nothing any more, and what its phone has open is cut. */
  revoke(passId: PassId): Promise<void>;
}

/** A stream that a seat begins to send, as the engine needs to know it. */
export type TakenStream = Pick<Body<'stream.send'>, 'medium' | 'muted' | 'heightPx' | 'rtp'> & {
  readonly streamId: StreamId;
};

/** What is known of a seat's line and of what was sent over it. */
export type LineSeen = {
  /** Of each stream: packets so far, and how many of them its receiver misses, whoever lost them. */
  readonly streams: ReadonlyMap<string, { readonly sent: number; readonly lost: number }>;
  /** Share lost on the seat's own line, 0–1, as its browser reports of all packets together; `null`: it does not say. */
  readonly lineLossRatio: number | null;
  /** What pictures take and may take; `null`: none is sent, or nobody knows. */
  readonly budget: PictureBudget | null;
  /** The line filled up although pictures took as little as they can. */
  readonly isChoked: boolean;
};

/** What is asked of media that is opened: what the browser can receive, and how it is best reached. */
export type MediaWish = Body<'media.open'>;

/** The media of one seat: its two transports and the streams on them. */
export interface SeatMedia {
  readonly send: TransportOffer;
  readonly receive: TransportOffer;
  /** Who passes media on where no direct way leads. */
  readonly iceServers: readonly IceServer[];
  connect(direction: Direction, dtls: Body<'media.connect'>['dtls']): Promise<void>;
  restartIce(direction: Direction): Promise<Reply<'media.restart-ice'>['iceParameters']>;
  /** Begins to take in a stream; resolves with the engine's id for it. */
  take(stream: TakenStream): Promise<{ producerId: string }>;
  stop(streamId: StreamId): void;
  mute(streamId: StreamId, muted: boolean): Promise<void>;
  /** Prepares streams for the seat, not sent until `direct` says so. Streams that it cannot play are left out. */
  offer(streamIds: readonly StreamId[]): Promise<StreamOffer[]>;
  /** Notes the sizes in which the seat draws its video streams; `direct` applies them. */
  draw(sizes: Body<'media.draw'>['sizes']): void;
  /** Of the line, and of all streams that are sent to the seat now. */
  lookAtLine(): Promise<LineSeen>;
  /** Whether pictures are held back because the line filled up before. */
  isHeldBack(): boolean;
  /** The line has room again: pictures may take what the engine finds. */
  letGo(): void;
  /** Sends no more than so many bit/s; `null`: whatever the line carries. For drills. */
  limit(bps: number | null): Promise<void>;
  close(): void;
}

/** How a tapped stream is packed. */
export type TappedRtp = {
  readonly codec: 'vp8' | 'vp9' | 'h264' | 'opus';
  readonly payloadType: number;
  readonly clockRate: number;
  /** Of sound. */
  readonly channels?: number;
  readonly ssrc: number;
  /** Under what lost packets are sent again. */
  readonly rtx?: { readonly payloadType: number; readonly ssrc: number };
};

/** A copy of one stream as it came, sent as plain RTP and RTCP to a port of this machine: for recording. */
export interface StreamTap {
  readonly rtp: TappedRtp;
  /** Where it is sent from, and takes reports, requests for lost packets and for key frames. */
  readonly from: { readonly ip: string; readonly port: number };
  /** Begins to send, with a key frame. */
  start(): Promise<void>;
  /** Calls `listener` once when the stream ends, the worker dies or `close` is called. */
  onClosed(listener: () => void): void;
  close(): void;
}

/** The media of one lesson. */
export interface LessonMedia {
  /** Opens a seat's transports; `onLost` is called once if the engine loses them. */
  openSeat(seatId: SeatId, wish: MediaWish, onLost: () => void): Promise<SeatMedia>;
  /** Opens the transports of somebody who only observes, and can send nothing. `observerId` is one line's. */
  openObserver(observerId: string, wish: MediaWish, onLost: () => void): Promise<SeatMedia>;
  /** Makes what is sent agree with the state: gates, pauses, opens. Called after every change; must be quick. */
  direct(state: LessonState): void;
  /** Sends a copy of a stream to `to`. Throws `stream.not-found`. */
  tap(streamId: StreamId, to: { readonly ip: string; readonly port: number }): Promise<StreamTap>;
  /** Which worker carries the lesson; `undefined`: none just now. For drills, as are the next two. */
  worker(): Promise<string | undefined>;
  /** The worker ends as in a crash, or hangs; nobody's stream is suspected of it. Returns whether there was one. */
  strike(how: 'kill' | 'hang'): Promise<boolean>;
  /** The next transports of these seats, and of no others, are over TCP alone. */
  leaveTcp(seatIds: ReadonlySet<SeatId>): void;
  close(): void;
}

/** What a lesson's recorder asks of the lesson. */
export type TakenLesson = {
  readonly lessonId: LessonId;
  readonly media: LessonMedia;
  /** Writes down what is wrong with the take that goes on; `null`: nothing any more. Never rejects. */
  readonly tellTrouble: (trouble: TakeTrouble | null) => Promise<void>;
  /** Ends the take that goes on because nothing more can be kept. Never rejects. */
  readonly endTake: (reason: TakeEnd) => Promise<void>;
};

/** Keeps what is sent in one lesson while a take goes on. */
export interface LessonRecorder {
  /** Makes what is kept agree with the state. Called after every change; must be quick and never throw. */
  follow(state: LessonState): void;
  /** Resolves when all files are whole. */
  close(): Promise<void>;
}

/** Recording as lessons see it. */
export interface Recording {
  /** Throws `take.no-room` when the disk is too full to begin. */
  mustHaveRoom(): void;
  /** The recorder of all lessons ends as in a crash. Returns whether one ran. For drills. */
  strikeRecorder(): boolean;
  openLesson(lesson: TakenLesson): LessonRecorder;
}

/** The media engine as lessons see it. */
export interface MediaEngine {
  /** What any lesson's router can carry. */
  readonly canRoute: ReceivableRtp;
  openLesson(lessonId: LessonId): Promise<LessonMedia>;
}
