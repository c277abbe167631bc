import { z } from 'zod';
import { personalName } from '../lesson/personalName.ts';
import { LessonState } from '../lesson/state.ts';
import {
  AtMs,
  DeckId,
  Grade,
  Name,
  SeatId,
  ShareId,
  SIGNED_IN,
  Subject,
  TakeId,
  TrackFileId,
} from '../vocabulary/index.ts';
import { ANYONE, endpoint } from './endpoint.ts';
import { PlayableFile, SignedQuery } from './takes.ts';
import { transfer } from './transfer.ts';

/** A link is good for at most this long, in ms: a year. */
export const MAX_SHARE_MS = 366 * 86_400_000;

/** A take has at most this many links. */
export const MAX_SHARES = 100;

/**
 * What opens a link: 256 random bits as base64url. The browser of whoever makes the link draws it, and the server keeps
 * no more than its hash: a press that comes twice brings the same secret and makes one link.
 */
export const ShareSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A clip: a stretch of a take, in ms since it began. */
export const ClipSpan = z.strictObject({ fromMs: z.int().min(0), toMs: z.int().min(1) });
export type ClipSpan = z.infer<typeof ClipSpan>;

/** A link to a take or to a clip of it, as those see it who manage the take. Its secret is not in it. */
export const Share = z.object({
  shareId: ShareId,
  takeId: TakeId,
  /** For whom it is. */
  name: z.string(),
  /** `null`: the whole take. */
  span: ClipSpan.nullable(),
  /** From then on it opens nothing. */
  untilMs: AtMs,
  /** Whether whoever opens it may keep the files. */
  saves: z.boolean(),
  madeAtMs: AtMs,
  madeByName: Name,
  /** How often it was opened, and when last. */
  uses: z.int().min(0),
  lastUsedAtMs: AtMs.nullable(),
});
export type Share = z.infer<typeof Share>;

/** What a guest may know of a take. Its time is that of the clip: it begins and ends with it. */
export const SharedTake = z.object({
  /** Its name; it opens nothing. */
  takeId: TakeId,
  title: Name,
  courseTitle: Name,
  subject: Subject,
  grade: Grade,
  schoolName: Name,
  teacherName: Name,
  beganAtMs: AtMs,
  endedAtMs: AtMs,
  /** Whether it is a part of a longer take. */
  isClip: z.boolean(),
  /** Until when the link is good. */
  untilMs: AtMs,
  /** To be shown over what is played; `null`: nothing. */
  watermark: z.string().nullable(),
});
export type SharedTake = z.infer<typeof SharedTake>;

/**
 * One stretch of a track file that a guest may have, as a file of its own; `part` counts those of one track file. Nothing
 * that lies outside the stretch is in it. `saveUrl` is `null` where files may not be kept.
 */
export const SharedFile = PlayableFile.omit({ saveUrl: true }).extend({
  part: z.int().min(0),
  saveUrl: z.string().nullable(),
});
export type SharedFile = z.infer<typeof SharedFile>;

const takeParams = z.strictObject({ takeId: TakeId });
const opened = z.strictObject({ secret: ShareSecret });

/**
 * Links that open a take, or a clip of it, without an account. A link is explicit: it stays good whatever the take's
 * audience becomes, until it expires or is revoked. Errors of all that need one: `share.not-found`, the same for a link
 * that there never was, that has expired and that was revoked.
 */
export const sharesApi = {
  /** The links to a take, newest first; also those that have expired. Errors: `take.not-found`, `take.not-yours`. */
  'shares.list': endpoint({
    method: 'GET',
    path: '/api/takes/:takeId/shares',
    by: SIGNED_IN,
    params: takeParams,
    reply: z.object({ shares: z.array(Share), serverAtMs: AtMs }),
  }),
  /**
   * Makes a link to a take that is over; with the secret of one of this person's links to this take: says that one again.
   * A clip begins with a picture that can be decoded by itself, a few seconds before what was asked for: the reply says
   * where. Errors: `take.not-ended`, `share.span-wrong`, `share.until-wrong`, `share.too-many`.
   */
  'shares.make': endpoint({
    method: 'POST',
    path: '/api/takes/:takeId/shares',
    by: SIGNED_IN,
    params: takeParams,
    body: z.strictObject({
      secret: ShareSecret,
      name: personalName(40),
      span: ClipSpan.nullable(),
      untilMs: AtMs,
      saves: z.boolean(),
    }),
    reply: z.object({ share: Share }),
  }),
  /** Ends a link and everything that was opened with it, at once and for good. */
  'shares.revoke': endpoint({
    method: 'DELETE',
    path: '/api/takes/:takeId/shares/:shareId',
    by: SIGNED_IN,
    params: z.strictObject({ takeId: TakeId, shareId: ShareId }),
  }),
  /**
   * Opens a link; counted. `state` is what was so when the clip began, `facts` what happened in it, as packed facts;
   * both without what is not for the public (`publicLog`). The secret is in the body, where no log writes it down.
   */
  'shares.open': endpoint({
    method: 'POST',
    path: '/api/shared',
    by: ANYONE,
    body: opened,
    reply: z.object({
      shared: SharedTake,
      state: LessonState,
      facts: z.array(z.tuple([z.int(), AtMs, SeatId.nullable(), z.string(), z.unknown()])),
    }),
  }),
  /** The files under a link. Their addresses end with the link, and at `urlsUntilMs` at the latest. */
  'shares.files': endpoint({
    method: 'POST',
    path: '/api/shared/files',
    by: ANYONE,
    body: opened,
    reply: z.object({
      files: z.array(SharedFile),
      decks: z.array(z.object({ deckId: DeckId, url: z.string() })),
      urlsUntilMs: AtMs,
      serverAtMs: AtMs,
    }),
  }),
};

const fileParams = z.strictObject({
  shareId: ShareId,
  trackFileId: TrackFileId,
  part: z.coerce.number().pipe(z.int().min(0)),
});

export const shareTransfers = {
  /** A stretch of a track file, or a part of that, at a signed address from `shares.files`. Errors: `take.not-yours`, `take.link-expired`. */
  'shares.file': transfer({
    method: 'GET',
    path: '/api/shared/:shareId/files/:trackFileId/:part',
    by: ANYONE,
    params: fileParams,
    query: SignedQuery,
    reply: null,
  }),
  /** The same to be kept, where the link allows that. */
  'shares.save': transfer({
    method: 'GET',
    path: '/api/shared/:shareId/files/:trackFileId/:part/save',
    by: ANYONE,
    params: fileParams,
    query: SignedQuery,
    reply: null,
  }),
  /** A deck of which a page was shown in the clip: the whole file. */
  'shares.deck': transfer({
    method: 'GET',
    path: '/api/shared/:shareId/decks/:deckId',
    by: ANYONE,
    params: z.strictObject({ shareId: ShareId, deckId: DeckId }),
    query: SignedQuery,
    reply: null,
  }),
};
