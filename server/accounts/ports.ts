import type { DisplayPublicKey, Person } from '../../shared/api/index.ts';
import type {
  ClassroomId,
  DisplayId,
  LessonId,
  PairingId,
  PassId,
  PersonId,
  SchoolId,
  SessionId,
} from '../../shared/vocabulary/index.ts';
import type { DisplayIdentity, PersonIdentity } from './Identity.ts';

/** What somebody sets of a person. */
export type PersonFields = Pick<Person, 'name' | 'signInName' | 'roles' | 'schoolId' | 'disabled'>;

/** What is needed to check a password. Never part of a `Person`, so that no list can leak it. */
export type Credentials = {
  readonly personId: PersonId;
  readonly signInName: string;
  readonly passwordHash: string;
  readonly disabled: boolean;
};

/** A password at rest. */
export type StoredPassword = { readonly passwordHash: string; readonly mustChangePassword: boolean };

/** Where people are kept. */
export interface PeopleStore {
  /** In order of name; `null`: of the whole district. */
  list(schoolId: SchoolId | null): Promise<Person[]>;
  find(personId: PersonId): Promise<Person | undefined>;
  credentialsByName(signInName: string): Promise<Credentials | undefined>;
  credentialsOf(personId: PersonId): Promise<Credentials | undefined>;
  /** Throws `person.name-taken`. */
  create(personId: PersonId, person: PersonFields, password: StoredPassword): Promise<void>;
  /** Throws `person.name-taken`. */
  update(personId: PersonId, person: PersonFields): Promise<void>;
  setPassword(personId: PersonId, password: StoredPassword): Promise<void>;
  /** Stores the same password in a form that is harder to guess. */
  strengthen(personId: PersonId, passwordHash: string): Promise<void>;
  /** Whether a course or a lesson names them. */
  isInUse(personId: PersonId): Promise<boolean>;
  remove(personId: PersonId): Promise<void>;
  /** District administrators who can sign in. */
  countDistrictAdministrators(): Promise<number>;
  isEmpty(): Promise<boolean>;
}

/** Whose session it is. */
export type SessionHolder =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'display'; readonly displayId: DisplayId };

/** A session at rest. The token itself is nowhere. */
export type StoredSession = {
  readonly sessionId: SessionId;
  readonly tokenHash: string;
  readonly holder: SessionHolder;
  readonly startedAtMs: number;
  readonly lastUsedAtMs: number;
  readonly device: string;
};

/** A session together with who its holder is now. */
export type KnownSession = {
  readonly identity: PersonIdentity | DisplayIdentity;
  readonly startedAtMs: number;
  readonly lastUsedAtMs: number;
};

/** Where sessions are kept. */
export interface SessionStore {
  create(session: StoredSession): Promise<void>;
  /** `undefined` as well for disabled people and revoked displays. */
  findByTokenHash(tokenHash: string): Promise<KnownSession | undefined>;
  /** Notes a use; `false` if there is no such session. */
  touch(sessionId: SessionId, atMs: number): Promise<boolean>;
  /** Latest first. */
  listOf(personId: PersonId): Promise<Omit<StoredSession, 'tokenHash' | 'holder'>[]>;
  /** Ends one session; `false` if there was none. `of` restricts it to that person's own. */
  end(sessionId: SessionId, of?: PersonId): Promise<boolean>;
  /** Ends all sessions of a person or display but one; returns those that were ended. */
  endAllOf(holder: SessionHolder, except?: SessionId): Promise<SessionId[]>;
  /** Ends what began before or was last used before; returns those that were ended. */
  endExpired(limits: { readonly startedBeforeMs: number; readonly usedBeforeMs: number }): Promise<SessionId[]>;
}

/** How often something failed lately. */
export type Failures = { readonly failures: number; readonly lastAtMs: number; readonly lockedUntilMs: number };

/** Where failed attempts are counted, so that a restart does not give fresh tries. */
export interface FailureStore {
  read(key: string): Promise<Failures | undefined>;
  write(key: string, failures: Failures): Promise<void>;
  clear(key: string): Promise<void>;
  forgetBefore(atMs: number): Promise<void>;
}

/** A display's key and where it stands. */
export type StoredDisplay = {
  readonly displayId: DisplayId;
  readonly classroomId: ClassroomId;
  readonly schoolId: SchoolId;
  readonly publicKey: DisplayPublicKey;
  readonly revoked: boolean;
};

/** Where displays and what they must sign are kept. */
export interface DisplayStore {
  find(displayId: DisplayId): Promise<StoredDisplay | undefined>;
  /** Those of a classroom that are not revoked. */
  listOf(classroomId: ClassroomId): Promise<DisplayId[]>;
  revoke(displayId: DisplayId, atMs: number): Promise<void>;
  markSeen(displayId: DisplayId, atMs: number): Promise<void>;
  addChallenge(displayId: DisplayId, nonce: string, expiresAtMs: number): Promise<void>;
  /** Takes the challenge away; `false` when there was none, it was another's or it was late. */
  spendChallenge(displayId: DisplayId, nonce: string, nowMs: number): Promise<boolean>;
}

/** A screen that waits to be given to a classroom. */
export type Pairing = {
  readonly pairingId: PairingId;
  readonly code: string;
  readonly words: readonly [string, string];
  readonly publicKey: DisplayPublicKey;
  readonly label: string;
  readonly expiresAtMs: number;
  /** Set once it has been approved. */
  readonly displayId: DisplayId | null;
};

/** What approving a pairing makes. */
export type PairedDisplay = {
  readonly displayId: DisplayId;
  readonly classroomId: ClassroomId;
  readonly pairedByName: string;
  readonly atMs: number;
};

/** Where pairings are kept. */
export interface PairingStore {
  /** `false` when the code is in use. Forgets pairings that ended a day ago. */
  add(pairing: Pairing, nowMs: number): Promise<boolean>;
  find(pairingId: PairingId): Promise<Pairing | undefined>;
  findByCode(code: string): Promise<Pairing | undefined>;
  /** Spends the code and makes the display, both or neither; `false` when the code is spent or late. */
  approve(code: string, display: PairedDisplay): Promise<boolean>;
}

/** A code that a display shows, before a phone has taken it. */
export type NewPass = {
  readonly passId: PassId;
  readonly lessonId: LessonId;
  readonly classroomId: ClassroomId;
  readonly codeHash: string;
  readonly issuedAtMs: number;
  /** Until when a phone can take it. */
  readonly expiresAtMs: number;
};

/** A code or, once a phone has taken it, that phone's pass; with what it is for. Neither secret is in it. */
export type StoredPass = Omit<NewPass, 'codeHash' | 'issuedAtMs'> & {
  readonly taken: boolean;
  readonly revoked: boolean;
  readonly lessonTitle: string;
  readonly schoolName: string;
  readonly classroomName: string;
  /** Where its lesson stands. */
  readonly phase: 'planned' | 'live' | 'ended';
  readonly endsAtMs: number;
  readonly endedAtMs: number | null;
};

/** Which room's passes: those of one classroom in one lesson. */
export type PassesOf = Pick<NewPass, 'lessonId' | 'classroomId'>;

/** Where passes of assistants' phones are kept. */
export interface PassStore {
  /** Adds a code and forgets the earlier codes of the same room that nobody has taken, but the newest `keep`. */
  add(pass: NewPass, keep: number): Promise<void>;
  find(passId: PassId): Promise<StoredPass | undefined>;
  findByCodeHash(codeHash: string): Promise<StoredPass | undefined>;
  findByTokenHash(tokenHash: string): Promise<StoredPass | undefined>;
  /** Makes a code a phone's pass; `false` when it is taken, late or revoked. Of many at the same time one wins. */
  take(codeHash: string, phone: { readonly tokenHash: string; readonly atMs: number }): Promise<boolean>;
  /** Passes of a room that phones have and that are not revoked. */
  countTaken(of: PassesOf): Promise<number>;
  revoke(passId: PassId, atMs: number): Promise<void>;
  /** Forgets what was issued before. */
  forgetBefore(issuedBeforeMs: number): Promise<void>;
}

/** Which school a classroom belongs to. */
export interface ClassroomSchools {
  schoolOf(classroomId: ClassroomId): Promise<SchoolId | undefined>;
}
