import type { Kysely, Transaction } from 'kysely';
import type { DeckKind } from '../../shared/lesson/coursewareState.ts';
import type {
  ClassroomId,
  CourseId,
  DeckId,
  DisplayId,
  Grade,
  LessonId,
  PairingId,
  PassId,
  PersonId,
  PollId,
  PupilId,
  SchoolId,
  SeatId,
  SessionId,
  Subject,
} from '../../shared/vocabulary/index.ts';

/** Whether, as both databases can keep it. */
export type Flag = 0 | 1;

/** The tables as the query layer sees them: camelCase here, snake_case in the database. Instants are Unix ms. */
export type Tables = {
  settings: { key: string; value: string };
  schools: { schoolId: SchoolId; name: string; removedAtMs: number | null };
  classrooms: {
    classroomId: ClassroomId;
    schoolId: SchoolId;
    name: string;
    pupils: number;
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
  facts: { lessonId: LessonId; seq: number; atMs: number; bySeat: SeatId | null; type: string; body: string };
  answers: { lessonId: LessonId; seatId: SeatId; requestId: string; reply: string };
};

/** The database, whichever it is. */
export type Database = Kysely<Tables>;
/** A transaction on it. */
export type DatabaseTransaction = Transaction<Tables>;
