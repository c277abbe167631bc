import { z } from 'zod';

/** What a person may be in the district. A person can have several. */
export const PersonRole = z.enum([
  'district-administrator',
  'school-administrator',
  'teacher',
  'researcher',
  'observer',
]);
export type PersonRole = z.infer<typeof PersonRole>;

/**
 * Everyone who can knock: people by their roles, `classroom` for a paired display, `assistant` for a phone that a
 * display has let in for one lesson, `stranger` for all others.
 */
export const Role = z.enum([...PersonRole.options, 'classroom', 'assistant', 'stranger']);
export type Role = z.infer<typeof Role>;

/** Those who run a school or the district. */
export const ADMINISTRATORS = ['district-administrator', 'school-administrator'] as const satisfies Role[];

/** Those who may look into live lessons unseen, each as far as they may see lessons at all. */
export const OBSERVING = [...ADMINISTRATORS, 'researcher', 'observer'] as const satisfies Role[];

/** Every person who has signed in, whatever the role. */
export const SIGNED_IN = PersonRole.options;

/** The part that a seat plays in one lesson. */
export const SeatRole = z.enum(['teacher', 'classroom', 'assistant']);
export type SeatRole = z.infer<typeof SeatRole>;
