import { z } from 'zod';
import {
  AtMs,
  ClassroomId,
  DisplayId,
  Name,
  PersonId,
  PersonRole,
  SchoolId,
  SessionId,
  SIGNED_IN,
} from '../vocabulary/index.ts';
import { ANYONE, endpoint } from './endpoint.ts';

/** A sign-in name: 2–32 letters (Chinese too), digits, dot, dash or underscore; compared without regard to case. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}._-]{2,32}$/u);

/** A password as typed. Length is judged where one is set (`password.too-weak`), so that signing in tells nothing. */
const Password = z.string().min(1).max(200);

/** Who is asking, as the screens need it. */
export const Who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stranger') }),
  z.object({
    kind: z.literal('person'),
    personId: PersonId,
    name: Name,
    roles: z.array(PersonRole),
    /** `null` for people of the district itself. */
    schoolId: SchoolId.nullable(),
    /** A password set by somebody else must be changed at the first sign-in. */
    mustChangePassword: z.boolean(),
  }),
  z.object({
    kind: z.literal('display'),
    displayId: DisplayId,
    classroomId: ClassroomId,
    classroomName: Name,
    schoolName: Name,
  }),
]);
export type Who = z.infer<typeof Who>;

/** One of a person's sign-ins, for the list in which it can be ended. */
export const SessionView = z.object({
  sessionId: SessionId,
  current: z.boolean(),
  startedAtMs: AtMs,
  lastUsedAtMs: AtMs,
  /** What the browser calls itself, cut to 200 characters. */
  device: z.string().max(200),
});
export type SessionView = z.infer<typeof SessionView>;

export const sessionApi = {
  /** Who am I, which district is this, and what time is it on the server. */
  'session.read': endpoint({
    method: 'GET',
    path: '/api/session',
    by: ANYONE,
    reply: z.object({ who: Who, districtName: Name, serverAtMs: AtMs }),
  }),
  /** Starts a session; the answer to a wrong name and to a wrong password is the same. */
  'session.sign-in': endpoint({
    method: 'POST',
    path: '/api/session',
    by: ANYONE,
    body: z.strictObject({ signInName: SignInName, password: Password }),
    reply: z.object({ who: Who }),
  }),
  /** Ends this session. Harmless when there is none. */
  'session.sign-out': endpoint({ method: 'DELETE', path: '/api/session', by: ANYONE }),
  /** Sets a new password and ends the person's other sessions. */
  'session.change-password': endpoint({
    method: 'POST',
    path: '/api/session/password',
    by: SIGNED_IN,
    body: z.strictObject({ current: Password, next: Password }),
  }),
  'session.list': endpoint({
    method: 'GET',
    path: '/api/sessions',
    by: SIGNED_IN,
    reply: z.object({ sessions: z.array(SessionView) }),
  }),
  'session.revoke': endpoint({
    method: 'DELETE',
    path: '/api/sessions/:sessionId',
    by: SIGNED_IN,
    params: z.strictObject({ sessionId: SessionId }),
  }),
};
