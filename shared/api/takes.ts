import { z } from 'zod';
import {
  AtMs,
  ClassroomId,
  DeckId,
  Grade,
  LessonId,
  Medium,
  Name,
  PersonId,
  SchoolId,
  SeatId,
  SIGNED_IN,
  StreamId,
  StreamKind,
  Subject,
  TakeId,
  TrackFileId,
} from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { transfer } from './transfer.ts';

/** Who may watch a take besides its teacher and the administrators: nobody, the schools of the lesson, or the district. */
export const Audience = z.enum(['private', 'school', 'district']);
export type Audience = z.infer<typeof Audience>;

/** How a stream is coded in its files: VP8, VP9 and Opus in WebM, H264 in Matroska. */
export const TrackCodec = z.enum(['vp8', 'vp9', 'h264', 'opus']);
export type TrackCodec = z.infer<typeof TrackCodec>;

/** One file of one stream. `startAtMs` is the server's clock at its first sample, to a fraction of a millisecond. */
export const TrackFile = z.object({
  trackFileId: TrackFileId,
  streamId: StreamId,
  seatId: SeatId,
  kind: StreamKind,
  medium: Medium,
  codec: TrackCodec,
  startAtMs: z.number().min(0),
  durationMs: z.number().min(0),
  bytes: z.int().min(0),
  /** Of the last picture; `null` for sound and before the first. */
  widthPx: z.int().min(1).nullable(),
  heightPx: z.int().min(1).nullable(),
});
export type TrackFile = z.infer<typeof TrackFile>;

/** A take in the library. */
export const LibraryTake = z.object({
  takeId: TakeId,
  lessonId: LessonId,
  beganAtMs: AtMs,
  /** `null`: it goes on. */
  endedAtMs: AtMs.nullable(),
  audience: Audience,
  title: Name,
  courseTitle: Name,
  subject: Subject,
  grade: Grade,
  schoolId: SchoolId,
  schoolName: Name,
  teacherId: PersonId,
  teacherName: Name,
  listening: z.array(z.object({ classroomId: ClassroomId, name: Name, schoolName: Name })),
  /** How many of its files are not, or not any more, what was recorded. */
  damagedFiles: z.int().min(0),
  /** Whether the asker may set who watches it, and remove it. */
  mine: z.boolean(),
});
export type LibraryTake = z.infer<typeof LibraryTake>;

/** A file with the addresses under which this viewer may have it for a while: `url` to play it, `saveUrl` to keep it. */
export const PlayableFile = TrackFile.extend({ url: z.string(), saveUrl: z.string(), contentType: z.string() });
export type PlayableFile = z.infer<typeof PlayableFile>;

/** At most this many takes in one answer. */
export const MAX_TAKES_LISTED = 200;

const takeParams = z.strictObject({ takeId: TakeId });

export const takesApi = {
  /**
   * The takes that the asker may watch and that fit, newest first. `text` is looked for in title, course, teacher and
   * school, each word of it; all that is given must fit. At most `MAX_TAKES_LISTED`; `more` says that there are others.
   */
  'takes.list': endpoint({
    method: 'GET',
    path: '/api/takes',
    by: SIGNED_IN,
    query: z.strictObject({
      text: z.string().trim().max(60).optional(),
      subject: Subject.optional(),
      grade: z.coerce.number().pipe(Grade).optional(),
      schoolId: SchoolId.optional(),
      teacherId: PersonId.optional(),
      fromMs: z.coerce.number().pipe(AtMs).optional(),
      toMs: z.coerce.number().pipe(AtMs).optional(),
    }),
    reply: z.object({ takes: z.array(LibraryTake), more: z.boolean() }),
  }),
  /**
   * A take with its files. Their addresses are the asker's alone and last until `urlsUntilMs`. `watermark` is to be shown
   * over what is played; `null`: nothing.
   */
  'takes.read': endpoint({
    method: 'GET',
    path: '/api/takes/:takeId',
    by: SIGNED_IN,
    params: takeParams,
    reply: z.object({
      take: LibraryTake,
      files: z.array(PlayableFile),
      urlsUntilMs: AtMs,
      serverAtMs: AtMs,
      watermark: z.string().nullable(),
    }),
  }),
  /**
   * The lesson's log until the end of the take, as packed facts (`PackedFact`) in order, without what is confidential.
   * It begins with the lesson, so that the state at the take's first moment can be folded.
   */
  'takes.log': endpoint({
    method: 'GET',
    path: '/api/takes/:takeId/log',
    by: SIGNED_IN,
    params: takeParams,
    reply: z.object({
      facts: z.array(z.tuple([z.int(), AtMs, SeatId.nullable(), z.string(), z.unknown()])),
    }),
  }),
  /** Sets who may watch it: by its teacher or an administrator. Errors: `take.not-found`, `take.not-yours`. */
  'takes.publish': endpoint({
    method: 'PUT',
    path: '/api/takes/:takeId/audience',
    by: SIGNED_IN,
    params: takeParams,
    body: z.strictObject({ audience: Audience }),
  }),
  /** Removes it with all its files and marks, for good. Errors: `take.not-found`, `take.not-yours`, `take.not-ended`. */
  'takes.remove': endpoint({ method: 'DELETE', path: '/api/takes/:takeId', by: SIGNED_IN, params: takeParams }),
};

/** What an address has that is for one person and for a while. */
export const SignedQuery = z.strictObject({
  until: z.coerce.number().pipe(AtMs),
  sign: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export const takeTransfers = {
  /** A file of a take, whole or a part of it, at a signed address from `takes.read`. Errors: `take.link-expired`. */
  'takes.file': transfer({
    method: 'GET',
    path: '/api/takes/files/:trackFileId',
    by: SIGNED_IN,
    params: z.strictObject({ trackFileId: TrackFileId }),
    query: SignedQuery,
    reply: null,
  }),
  /** The same file to be kept: whole, by a name that says whose it is, what it shows and when it began. */
  'takes.save': transfer({
    method: 'GET',
    path: '/api/takes/files/:trackFileId/save',
    by: SIGNED_IN,
    params: z.strictObject({ trackFileId: TrackFileId }),
    query: SignedQuery,
    reply: null,
  }),
  /** The file of a deck that was in the lesson of a take, for whoever may watch it. */
  'takes.deck': transfer({
    method: 'GET',
    path: '/api/takes/:takeId/decks/:deckId/file',
    by: SIGNED_IN,
    params: z.strictObject({ takeId: TakeId, deckId: DeckId }),
    query: z.strictObject({}),
    reply: null,
  }),
};
