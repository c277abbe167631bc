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

/** A take (录制): one recording run of a lesson. */
export const TakeId = id('tak', 'TakeId');
export type TakeId = z.infer<typeof TakeId>;

/** A track file (轨道文件): what was kept of one stream in one piece. */
export const TrackFileId = id('trf', 'TrackFileId');
export type TrackFileId = z.infer<typeof TrackFileId>;

/** A composition (合成): one video made of a take. */
export const CompositionId = id('cmp', 'CompositionId');
export type CompositionId = z.infer<typeof CompositionId>;

/** A link (分享链接) to a take or to a clip of it, as those see it who manage the take. Not the secret that opens it. */
export const ShareId = id('shr', 'ShareId');
export type ShareId = z.infer<typeof ShareId>;

/** A mark (标记) at a moment of a lesson. */
export const MarkId = id('mrk', 'MarkId');
export type MarkId = z.infer<typeof MarkId>;

/** A reply to a mark. */
export const MarkReplyId = id('mrr', 'MarkReplyId');
export type MarkReplyId = z.infer<typeof MarkReplyId>;

/** A study (课例): a take that some people look at together. */
export const StudyId = id('std', 'StudyId');
export type StudyId = z.infer<typeof StudyId>;

/** A sheet (编码表): what one person coded in a study with one scheme. */
export const SheetId = id('sht', 'SheetId');
export type SheetId = z.infer<typeof SheetId>;

/** A coding scheme (编码方案) that somebody made. */
export const OwnSchemeId = id('osc', 'OwnSchemeId');
export type OwnSchemeId = z.infer<typeof OwnSchemeId>;
/** A task (任务) in a study. */
export const StudyTaskId = id('tsk', 'StudyTaskId');
export type StudyTaskId = z.infer<typeof StudyTaskId>;
/** A rubric (评价表) of somebody. */
export const RubricId = id('rub', 'RubricId');
export type RubricId = z.infer<typeof RubricId>;

/** A rubric as a study took it: it stays as it was then. */
export const StudyRubricId = id('srb', 'StudyRubricId');
export type StudyRubricId = z.infer<typeof StudyRubricId>;
/** A saved query (保存的查找): what somebody looks for in recorded lessons again and again. */
export const SavedQueryId = id('qry', 'SavedQueryId');
export type SavedQueryId = z.infer<typeof SavedQueryId>;

/** A drill (演练): faults that an administrator has made in a lesson on purpose. */
export const DrillId = id('drl', 'DrillId');
export type DrillId = z.infer<typeof DrillId>;

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
  take: 'tak',
  trackFile: 'trf',
  composition: 'cmp',
  share: 'shr',
  mark: 'mrk',
  markReply: 'mrr',
  study: 'std',
  sheet: 'sht',
  ownScheme: 'osc',
  studyTask: 'tsk',
  rubric: 'rub',
  studyRubric: 'srb',
  savedQuery: 'qry',
  drill: 'drl',
} as const;
