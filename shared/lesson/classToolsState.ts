import { z } from 'zod';
import { AtMs, ClassroomId } from '../vocabulary/index.ts';

/** A clock that all look at: one that runs down, or one that runs up. */
export const Timer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('countdown'), endsAtMs: AtMs }),
  z.object({ kind: z.literal('stopwatch'), startedAtMs: AtMs }),
]);
export type Timer = z.infer<typeof Timer>;

/** Praise for a classroom: applause is heard and gone, a star is kept. */
export const PraiseKind = z.enum(['applause', 'star']);
export type PraiseKind = z.infer<typeof PraiseKind>;

/** The last praise that was given. */
export const Praise = z.object({ classroomId: ClassroomId, kind: PraiseKind, atMs: AtMs });
export type Praise = z.infer<typeof Praise>;
