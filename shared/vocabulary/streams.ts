import { z } from 'zod';

/** What a stream shows or carries, in PRODUCT.md's words. */
export const StreamKind = z.enum(['teacher-camera', 'courseware', 'document-camera', 'panorama', 'classroom-return']);
export type StreamKind = z.infer<typeof StreamKind>;

/** Sound and picture of one source are two streams of the same kind. */
export const Medium = z.enum(['audio', 'video']);
export type Medium = z.infer<typeof Medium>;

/** How sound is carried: `speech` is mono and cleaned, `music` is stereo, 128 kbit/s and untouched. */
export const SoundMode = z.enum(['speech', 'music']);
export type SoundMode = z.infer<typeof SoundMode>;

/** Which kinds a seat of each role may send. */
export const KINDS_BY_SEAT_ROLE = {
  teacher: ['teacher-camera', 'courseware', 'document-camera', 'panorama'],
  classroom: ['classroom-return'],
  assistant: [],
} as const satisfies Record<string, readonly StreamKind[]>;
