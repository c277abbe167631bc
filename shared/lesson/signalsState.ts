import { z } from 'zod';
import { AtMs, ClassroomId } from '../vocabulary/index.ts';

/** What a classroom can tell the teacher with one press. */
export const SignalKind = z.enum(['cannot-hear', 'cannot-see', 'too-fast']);
export type SignalKind = z.infer<typeof SignalKind>;

/** A signal that the teacher has not acknowledged. */
export const ClassroomSignal = z.object({ classroomId: ClassroomId, kind: SignalKind, atMs: AtMs });
export type ClassroomSignal = z.infer<typeof ClassroomSignal>;
