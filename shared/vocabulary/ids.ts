import { z } from 'zod';

/** Letters of an id after its prefix: 16 of 32 symbols, 80 bits, so that ids cannot be guessed or collide. */
const ID_BODY = '[0-9a-hjkmnp-tv-z]{16}';

function id<const Prefix extends string, const Brand extends string>(prefix: Prefix, _brand: Brand) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${ID_BODY}$`))
    .brand<Brand>();
}

/** A school (学校) of the district. */
export const SchoolId = id('sch', 'SchoolId');
export type SchoolId = z.infer<typeof SchoolId>;

/** A classroom (教室): the participant of a lesson, not a person. */
export const ClassroomId = id('cls', 'ClassroomId');
export type ClassroomId = z.infer<typeof ClassroomId>;

/** A person who signs in: teacher, administrator, researcher, observer. */
export const PersonId = id('per', 'PersonId');
export type PersonId = z.infer<typeof PersonId>;

/** A course (课程): what is taught to whom over a term. */
export const CourseId = id('crs', 'CourseId');
export type CourseId = z.infer<typeof CourseId>;

/** A lesson (课): one live session and its log. */
export const LessonId = id('les', 'LessonId');
export type LessonId = z.infer<typeof LessonId>;

/** A paired classroom display (大屏) and the key that it keeps. */
export const DisplayId = id('dsp', 'DisplayId');
export type DisplayId = z.infer<typeof DisplayId>;

/** A pairing that waits for somebody to approve it. */
export const PairingId = id('pai', 'PairingId');
export type PairingId = z.infer<typeof PairingId>;

/** A pass (协助码) that lets an assistant's phone act for one classroom in one lesson. */
export const PassId = id('pas', 'PassId');
export type PassId = z.infer<typeof PassId>;

/** A sign-in session, as its owner sees it in a list. Not the secret in the cookie. */
export const SessionId = id('ses', 'SessionId');
export type SessionId = z.infer<typeof SessionId>;

/** A seat (席位): one device's presence in a lesson; it survives reconnects and restarts. */
export const SeatId = id('sea', 'SeatId');
export type SeatId = z.infer<typeof SeatId>;

/** A stream in a lesson: one track of one kind from one seat. */
export const StreamId = id('str', 'StreamId');
export type StreamId = z.infer<typeof StreamId>;

/** A question to all classrooms (随堂测). */
export const PollId = id('pol', 'PollId');
export type PollId = z.infer<typeof PollId>;

/** One round of the buzzer (抢答). */
export const BuzzerId = id('buz', 'BuzzerId');
export type BuzzerId = z.infer<typeof BuzzerId>;
/** A deck (课件): a file of pages that displays draw themselves. */
export const DeckId = id('dck', 'DeckId');
export type DeckId = z.infer<typeof DeckId>;

/** A pupil's own device (学生设备) in one lesson. */
export const PupilId = id('pup', 'PupilId');
export type PupilId = z.infer<typeof PupilId>;

/** A request's own id, made by the asker: a retry with the same id does the thing once. */
export const RequestId = z.uuid().brand<'RequestId'>();
export type RequestId = z.infer<typeof RequestId>;

/** The prefixes of all ids that the server makes. */
export const idPrefixes = {
  school: 'sch',
  classroom: 'cls',
  person: 'per',
  course: 'crs',
  lesson: 'les',
  display: 'dsp',
  pairing: 'pai',
  pass: 'pas',
  session: 'ses',
  seat: 'sea',
  stream: 'str',
  poll: 'pol',
  buzzer: 'buz',
  deck: 'dck',
  pupil: 'pup',
} as const;
