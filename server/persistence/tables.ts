import type { Generated, Kysely, Transaction } from 'kysely';
import type { Audience, CompositionStatus, TrackCodec } from '../../shared/api/index.ts';
import type { ErrorCode } from '../../shared/errors/index.ts';
import type { DeckKind } from '../../shared/lesson/coursewareState.ts';
import type {
  ClassroomId,
  CompositionId,
  CourseId,
  DeckId,
  DisplayId,
  Grade,
  LessonId,
  Medium,
  PairingId,
  PassId,
  PersonId,
  PollId,
  PupilId,
  SchoolId,
  SeatId,
  SessionId,
  ShareId,
  StreamId,
  StreamKind,
  Subject,
  TakeId,
  TrackFileId,
} from '../../shared/vocabulary/index.ts';
import type { Flag } from './flag.ts';
import type { StudyTables } from './studyTables.ts';

/** The tables as the query layer sees them: camelCase here, snake_case in the database. Instants are Unix ms. */
export type Tables = StudyTables & {
  settings: { key: string; value: string };
  schools: { schoolId: SchoolId; name: string; removedAtMs: number | null };
  classrooms: {
    classroomId: ClassroomId;
    schoolId: SchoolId;
    name: string;
    pupils: number;
    /** Whether what it sends may be recorded; the database fills in that it may. */
    recorded: Generated<Flag>;
    removedAtMs: number | null;
  };
  people: {
    personId: PersonId;
    name: string;
    signInName: string;
    /** JSON list of roles. */
    roles: string;
    schoolId: SchoolId | null;
    disabled: Flag;
    passwordHash: string;
    mustChangePassword: Flag;
  };
  sessions: {
    sessionId: SessionId;
    tokenHash: string;
    personId: PersonId | null;
    displayId: DisplayId | null;
    startedAtMs: number;
    lastUsedAtMs: number;
    device: string;
  };
  failures: { key: string; failures: number; lastAtMs: number; lockedUntilMs: number };
  displays: {
    displayId: DisplayId;
    classroomId: ClassroomId;
    /** JSON of the public key. */
    publicKey: string;
    label: string;
    pairedAtMs: number;
    pairedByName: string;
    lastSeenAtMs: number | null;
    revokedAtMs: number | null;
  };
  challenges: { nonce: string; displayId: DisplayId; expiresAtMs: number };
  pairings: {
    pairingId: PairingId;
    code: string;
    publicKey: string;
    label: string;
    firstWord: string;
    secondWord: string;
    expiresAtMs: number;
    displayId: DisplayId | null;
  };
  passes: {
    passId: PassId;
    lessonId: LessonId;
    classroomId: ClassroomId;
    codeHash: string;
    issuedAtMs: number;
    /** Until when a phone can take the code. */
    expiresAtMs: number;
    /** Set once a phone has taken it. */
    tokenHash: string | null;
    revokedAtMs: number | null;
  };
  courses: {
    courseId: CourseId;
    schoolId: SchoolId;
    title: string;
    subject: Subject;
    grade: Grade;
    teacherId: PersonId;
  };
  lessons: {
    lessonId: LessonId;
    title: string;
    courseId: CourseId;
    teacherId: PersonId;
    startsAtMs: number;
    endsAtMs: number;
    phase: 'planned' | 'live' | 'ended';
    startedAtMs: number | null;
    endedAtMs: number | null;
    /** Whether it is recorded from its start; the database fills in that it is not. */
    recorded: Generated<Flag>;
  };
  lessonClassrooms: { lessonId: LessonId; classroomId: ClassroomId; place: number };
  decks: {
    deckId: DeckId;
    lessonId: LessonId;
    title: string;
    kind: DeckKind;
    sha256: string;
    bytes: number;
    pages: number;
    /** JSON list of numbers. */
    ratios: string;
    addedAtMs: number;
    removedAtMs: number | null;
  };
  pupilRooms: { lessonId: LessonId; classroomId: ClassroomId; code: string };
  pupils: {
    pupilId: PupilId;
    lessonId: LessonId;
    classroomId: ClassroomId;
    nickname: string;
    tokenHash: string;
    cameAtMs: number;
    removedAtMs: number | null;
  };
  pupilAnswers: {
    pollId: PollId;
    pupilId: PupilId;
    /** JSON of a PupilAnswer. */
    answer: string;
    answeredAtMs: number;
  };
  takes: {
    takeId: TakeId;
    lessonId: LessonId;
    beganAtMs: number;
    endedAtMs: number | null;
    audience: Audience;
    removedAtMs: number | null;
    /** Whether the files of a removed take are known to be gone from the disk; the database fills in that they are not. */
    filesGone: Generated<Flag>;
  };
  trackFiles: {
    trackFileId: TrackFileId;
    takeId: TakeId;
    streamId: StreamId;
    seatId: SeatId;
    kind: StreamKind;
    medium: Medium;
    codec: TrackCodec;
    status: 'growing' | 'complete';
    /** On the server's clock, to a fraction of a millisecond. */
    startAtMs: number;
    durationMs: number;
    bytes: number;
    widthPx: number | null;
    heightPx: number | null;
    sha256: string | null;
  };
  keptFiles: {
    trackFileId: TrackFileId;
    takeId: TakeId;
    codec: TrackCodec;
    sha256: string | null;
    bytes: number;
    checkedAtMs: number;
    damagedAtMs: number | null;
    objectKey: string | null;
    uploadId: string | null;
    /** The database fills in 0. */
    partBytes: Generated<number>;
    /** JSON list of SentPart; the database fills in an empty one. */
    parts: Generated<string>;
    storedAtMs: number | null;
    leftAtMs: number | null;
    claimedBy: string | null;
    claimedUntilMs: number | null;
  };
  compositions: {
    compositionId: CompositionId;
    takeId: TakeId;
    askedBy: PersonId;
    askedAtMs: number;
    fromMs: number;
    toMs: number;
    status: CompositionStatus;
    error: ErrorCode | null;
    bytes: number | null;
    pagesMs: number | null;
    endedAtMs: number | null;
  };
  audit: {
    auditId: number;
    atMs: number;
    event: string;
    byId: string | null;
    byName: string | null;
    aboutId: string | null;
    about: string | null;
  };
  shares: {
    shareId: ShareId;
    takeId: TakeId;
    secretHash: string;
    name: string;
    /** Both `null` for a whole take. */
    fromMs: number | null;
    toMs: number | null;
    untilMs: number;
    saves: Flag;
    madeAtMs: number;
    madeBy: PersonId;
    /** As they were called then: it outlives the person. */
    madeByName: string;
    uses: number;
    lastUsedAtMs: number | null;
  };
  facts: { lessonId: LessonId; seq: number; atMs: number; bySeat: SeatId | null; type: string; body: string };
  answers: { lessonId: LessonId; seatId: SeatId; requestId: string; reply: string };
};

/** The database, whichever it is. */
export type Database = Kysely<Tables>;
/** A transaction on it. */
export type DatabaseTransaction = Transaction<Tables>;
