import { z } from 'zod';
import {
  AtMs,
  LessonId,
  MarkId,
  MarkReplyId,
  OBSERVING,
  PersonId,
  SeatId,
  SIGNED_IN,
  StreamKind,
  TakeId,
} from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/**
 * Who sees a mark among those who may watch its take: its author alone; the take's teacher with those who were
 * invited to a study of it, researchers, observers and administrators; or everybody.
 */
export const MarkAudience = z.enum(['private', 'group', 'all']);
export type MarkAudience = z.infer<typeof MarkAudience>;

/** At most this many words on a mark. */
export const MAX_TAGS = 10;
/** Letters of one of them. */
export const MAX_TAG_LENGTH = 20;
/** Letters of a mark or a reply. */
export const MAX_MARK_TEXT = 2_000;
/** At most this many marks of one person in one lesson. */
export const MAX_MARKS_EACH = 300;
/** At most this many replies to one mark. */
export const MAX_REPLIES = 100;

/** What somebody has written, in several lines if wanted; empty where it is still to be written. */
const MarkWords = z
  .string()
  .trim()
  .max(MAX_MARK_TEXT)
  .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u);
const MarkText = MarkWords.min(1);

/** A word by which marks are found again. */
const Tag = z
  .string()
  .trim()
  .min(1)
  .max(MAX_TAG_LENGTH)
  .regex(/^[^\p{Cc}]*$/u);

/** A picture of a take, as the player calls its track: seat, kind and `video`. */
const PictureKey = z
  .string()
  .max(80)
  .refine((key) => {
    const [seatId, kind, medium, ...more] = key.split('.');
    const isSource = SeatId.safeParse(seatId).success && StreamKind.safeParse(kind).success;
    return isSource && medium === 'video' && more.length === 0;
  });

/** The narrowest region that can be seen and pressed, as a share of the picture. */
export const LEAST_SHARE = 0.02;

const Place = z.number().min(0).max(1);
const Extent = z.number().min(LEAST_SHARE).max(1);

/** A part of a picture, in shares of it from its upper left corner, whatever of it is shown. */
export const MarkRegion = z
  .strictObject({ trackKey: PictureKey, x: Place, y: Place, w: Extent, h: Extent })
  // A little more than whole: shares are rounded.
  .refine(({ x, y, w, h }) => x + w <= 1.000_001 && y + h <= 1.000_001);
export type MarkRegion = z.infer<typeof MarkRegion>;

/** What its author says with a mark. Instants are on the server's clock; `toMs` is `null` for a moment. */
const markFields = (text: z.ZodString) =>
  z
    .strictObject({
      fromMs: AtMs,
      toMs: AtMs.nullable(),
      region: MarkRegion.nullable(),
      text,
      tags: z.array(Tag).max(MAX_TAGS),
      audience: MarkAudience,
    })
    .refine(({ fromMs, toMs }) => toMs === null || toMs > fromMs, { path: ['toMs'] });
const MarkFields = markFields(MarkText);
export type MarkFields = z.infer<typeof MarkFields>;
/** The same of a mark that is made live: the moment counts, and its words may come later. */
const LiveMarkFields = markFields(MarkWords);

/** A reply to a mark; whoever sees the mark sees it. */
export const MarkReply = z.object({
  markReplyId: MarkReplyId,
  byPersonId: PersonId,
  byName: z.string(),
  text: MarkText,
  madeAtMs: AtMs,
  /** Whether the asker may remove it. */
  removable: z.boolean(),
});
export type MarkReply = z.infer<typeof MarkReply>;

/** A mark at a moment or a stretch of a lesson. */
export const Mark = z.object({
  ...LiveMarkFields.shape,
  markId: MarkId,
  lessonId: LessonId,
  byPersonId: PersonId,
  byName: z.string(),
  madeAtMs: AtMs,
  /** `null`: as it was made. */
  changedAtMs: AtMs.nullable(),
  /** In the order in which they were given. */
  replies: z.array(MarkReply),
  /** Whether the asker made it, and so may change it. */
  mine: z.boolean(),
  /** Whether the asker may remove it: its author, and whoever manages the take. */
  removable: z.boolean(),
});
export type Mark = z.infer<typeof Mark>;

const takeParams = z.strictObject({ takeId: TakeId });
const markParams = z.strictObject({ takeId: TakeId, markId: MarkId });

/** All of them refuse whoever may not watch the take: `take.not-found`, `take.not-yours`. */
export const marksApi = {
  /** The marks in a take that the asker may see, by their beginnings. */
  'marks.list': endpoint({
    method: 'GET',
    path: '/api/takes/:takeId/marks',
    by: SIGNED_IN,
    params: takeParams,
    reply: z.object({ marks: z.array(Mark) }),
  }),
  /** Makes a mark. Errors: `mark.outside`, `mark.too-many`. */
  'marks.add': endpoint({
    method: 'POST',
    path: '/api/takes/:takeId/marks',
    by: SIGNED_IN,
    params: takeParams,
    body: MarkFields,
    reply: Mark,
  }),
  /**
   * Changes one's own mark. It can be shown to more people only as long as nobody else has replied: they wrote for those
   * who could read it. Errors: `mark.not-found`, `mark.not-yours`, `mark.outside`, `mark.replied`.
   */
  'marks.change': endpoint({
    method: 'PUT',
    path: '/api/takes/:takeId/marks/:markId',
    by: SIGNED_IN,
    params: markParams,
    body: MarkFields,
    reply: Mark,
  }),
  /** Removes a mark with its replies: by its author or whoever manages the take. Errors: `mark.not-found`, `mark.not-yours`. */
  'marks.remove': endpoint({
    method: 'DELETE',
    path: '/api/takes/:takeId/marks/:markId',
    by: SIGNED_IN,
    params: markParams,
  }),
  /** Replies to a mark that one sees. Errors: `mark.not-found`, `mark.too-many`. */
  'marks.reply': endpoint({
    method: 'POST',
    path: '/api/takes/:takeId/marks/:markId/replies',
    by: SIGNED_IN,
    params: markParams,
    body: z.strictObject({ text: MarkText }),
    reply: Mark,
  }),
  /** Removes a reply: by its author or whoever manages the take. Errors: `mark.not-found`, `mark.not-yours`. */
  'marks.remove-reply': endpoint({
    method: 'DELETE',
    path: '/api/takes/:takeId/marks/:markId/replies/:markReplyId',
    by: SIGNED_IN,
    params: markParams.extend({ markReplyId: MarkReplyId }),
  }),
};

const lessonParams = z.strictObject({ lessonId: LessonId });
const lessonMarkParams = z.strictObject({ lessonId: LessonId, markId: MarkId });

/**
 * The same marks by their lesson, for those who look into it unseen: also before and without a recording. Their words
 * may be empty. All of them refuse whoever may not see the lesson: `lesson.not-found`, `lesson.not-yours`; the errors
 * of each are those of the same on a take.
 */
export const lessonMarksApi = {
  /** The marks of the whole lesson that the asker may see. */
  'lesson-marks.list': endpoint({
    method: 'GET',
    path: '/api/lessons/:lessonId/marks',
    by: OBSERVING,
    params: lessonParams,
    reply: z.object({ marks: z.array(Mark) }),
  }),
  /** Makes a mark. Asked again for the same moment it gives the mark that there is, so that a lost answer makes no second. */
  'lesson-marks.add': endpoint({
    method: 'POST',
    path: '/api/lessons/:lessonId/marks',
    by: OBSERVING,
    params: lessonParams,
    body: LiveMarkFields,
    reply: Mark,
  }),
  'lesson-marks.change': endpoint({
    method: 'PUT',
    path: '/api/lessons/:lessonId/marks/:markId',
    by: OBSERVING,
    params: lessonMarkParams,
    body: LiveMarkFields,
    reply: Mark,
  }),
  'lesson-marks.remove': endpoint({
    method: 'DELETE',
    path: '/api/lessons/:lessonId/marks/:markId',
    by: OBSERVING,
    params: lessonMarkParams,
  }),
  'lesson-marks.reply': endpoint({
    method: 'POST',
    path: '/api/lessons/:lessonId/marks/:markId/replies',
    by: OBSERVING,
    params: lessonMarkParams,
    body: z.strictObject({ text: MarkText }),
    reply: Mark,
  }),
  'lesson-marks.remove-reply': endpoint({
    method: 'DELETE',
    path: '/api/lessons/:lessonId/marks/:markId/replies/:markReplyId',
    by: OBSERVING,
    params: lessonMarkParams.extend({ markReplyId: MarkReplyId }),
  }),
};
