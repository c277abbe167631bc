import { z } from 'zod';
import { AtMs } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/**
 * What is kept on record: who gave what to whom, looked into what, and deleted what. Each is an event of the server's
 * log; adding one here keeps it.
 */
export const AuditEvent = z.enum([
  'take.published',
  'take.removed',
  'take.expired',
  'take.files-deleted',
  'share.made',
  'share.revoked',
  'observer.came',
  'observer.left',
  'mark.removed',
  'settings.changed',
  'person.created',
  'person.removed',
  'password.reset',
  'display.paired',
  'display.revoked',
  'study.invited',
  'study.dismissed',
  'study.archived',
  'rubric.shared',
  'rubric.removed',
  'take.exported',
  'study.exported',
  'drill.began',
  'drill.stopped',
]);
export type AuditEvent = z.infer<typeof AuditEvent>;

/** One thing that was done. Names are as they were then: they outlive people and lessons. */
export const AuditEntry = z.object({
  /** Grows with time. */
  auditId: z.int().min(1),
  atMs: AtMs,
  event: AuditEvent,
  /** `null`: the server itself. */
  byName: z.string().nullable(),
  /** The lesson, person or classroom that it was done to; `null`: none, or it is no longer known. */
  about: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** So many entries in one answer. */
export const AUDIT_PAGE = 100;

export const auditApi = {
  /** What was done, newest first; `before`: only what is older than this entry. At most `AUDIT_PAGE`; `more`: there are others. */
  'audit.list': endpoint({
    method: 'GET',
    path: '/api/audit',
    by: ['district-administrator'],
    query: z.strictObject({ before: z.coerce.number().pipe(z.int().min(1)).optional() }),
    reply: z.object({ entries: z.array(AuditEntry), more: z.boolean() }),
  }),
};
