import { type Kysely, sql } from 'kysely';

/** What was done by whom. No references: it outlives people, lessons and recordings. */
export async function makeAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    // Numbers grow by one: whoever adds takes the next (see AuditTable).
    .addColumn('audit_id', 'bigint', (c) => c.primaryKey())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('by_name', 'text')
    .addColumn('about_id', 'text')
    .addColumn('about', 'text')
    .addCheckConstraint('audit_id_from_one', sql`audit_id >= 1`)
    .execute();
}
