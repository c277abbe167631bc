import type { AuditEntry, AuditEvent } from '../../shared/api/index.ts';

/** An event before names are put to it: ids as the server's log has them. */
export type NewAuditEntry = {
  readonly atMs: number;
  readonly event: AuditEvent;
  /** Who did it; `null`: the server itself. */
  readonly by: string | null;
  /** What it was done to: of these the first that is known. */
  readonly takeId: string | null;
  readonly lessonId: string | null;
  readonly personId: string | null;
  readonly displayId: string | null;
  /** What it is called, where nothing will be left to look it up; `null`: it is looked up. */
  readonly about: string | null;
};

/** Where the record is kept. */
export interface AuditStore {
  /** Adds an entry with the names that those in it have now. */
  add(entry: NewAuditEntry): Promise<void>;
  /** The newest before an entry, or of all, newest first. */
  list(before: number | undefined, limit: number): Promise<AuditEntry[]>;
}
