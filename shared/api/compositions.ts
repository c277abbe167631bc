import { z } from 'zod';
import { type ErrorCode, errorCodes } from '../errors/index.ts';
import { AtMs, CompositionId, SIGNED_IN, TakeId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { SignedQuery } from './takes.ts';
import { transfer } from './transfer.ts';

/** How far a composition is. One is made at a time; the others wait. */
export const CompositionStatus = z.enum(['waiting', 'running', 'done', 'failed']);
export type CompositionStatus = z.infer<typeof CompositionStatus>;

const Code = z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(errorCodes, code));

/** One video made of a take, or of a part of it (a clip). Times are ms since the take began. */
export const Composition = z.object({
  compositionId: CompositionId,
  takeId: TakeId,
  fromMs: z.int().min(0),
  toMs: z.int().min(0),
  askedAtMs: AtMs,
  status: CompositionStatus,
  /** How much of it is made, 0–1. */
  progressRatio: z.number().min(0).max(1),
  /** Why it failed; `null` otherwise. */
  error: Code.nullable(),
  /** Of the file, when it is done. */
  bytes: z.int().min(0).nullable(),
  /** For so long a page that was shown could not be drawn into it. Known when it is done. */
  pagesMs: z.int().min(0).nullable(),
  /** When its file will be removed; `null` until it is done. */
  keptUntilMs: AtMs.nullable(),
  /** Where the asker may have it for a while; `null` until it is done. */
  url: z.string().nullable(),
  /** Whether the asker may stop and remove it. */
  mine: z.boolean(),
});
export type Composition = z.infer<typeof Composition>;

/** A clip is at least this long, in ms. */
export const LEAST_CLIP_MS = 1_000;

const takeParams = z.strictObject({ takeId: TakeId });
const params = z.strictObject({ takeId: TakeId, compositionId: CompositionId });

export const compositionsApi = {
  /** What was made of a take and is being made, newest first, and whether this server can make any (`ready`). */
  'compositions.list': endpoint({
    method: 'GET',
    path: '/api/takes/:takeId/compositions',
    by: SIGNED_IN,
    params: takeParams,
    reply: z.object({ ready: z.boolean(), compositions: z.array(Composition) }),
  }),
  /**
   * Asks for one video of a stretch of a take that is over. What was asked for before and has not failed is not made
   * twice; what has failed is tried again. Errors: `composition.no-ffmpeg`, `.busy`, `.span-wrong`, `take.not-ended`.
   */
  'compositions.ask': endpoint({
    method: 'POST',
    path: '/api/takes/:takeId/compositions',
    by: SIGNED_IN,
    params: takeParams,
    body: z.strictObject({ fromMs: z.int().min(0), toMs: z.int().min(0) }),
    reply: z.object({ composition: Composition }),
  }),
  /** Stops making it, and removes what there is of it. Errors: `composition.not-found`, `composition.not-yours`. */
  'compositions.remove': endpoint({
    method: 'DELETE',
    path: '/api/takes/:takeId/compositions/:compositionId',
    by: SIGNED_IN,
    params,
  }),
};

export const compositionTransfers = {
  /** The video, at a signed address. Errors: `take.link-expired`, `composition.not-found`. */
  'compositions.file': transfer({
    method: 'GET',
    path: '/api/takes/:takeId/compositions/:compositionId/file',
    by: SIGNED_IN,
    params,
    query: SignedQuery,
    reply: null,
  }),
};
